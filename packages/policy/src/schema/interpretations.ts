import Type from 'typebox';
import { ClauseRef, Words, keyed, listOf, oneOf, shape } from './scalars.ts';

/** interpretations.yaml: every ruling, the clauses it interprets, and the data an organisation may set differently. */
export const InterpretationsSchema = keyed(
  shape({
    kind: oneOf('silence', 'ambiguity', 'conflict', 'obsolete'),
    clauses: listOf(ClauseRef),
    problem: Words,
    reading: Words,
    options: Type.Array(
      Type.String({ pattern: '^[a-z-]+\\.yaml(#(/[^/#]+)+)?$', expects: 'a place such as slos.yaml#/ML-SLO-001' }),
      { uniqueItems: true, expects: 'a list of places, or []' },
    ),
  }),
  '^R[1-9][0-9]*$',
);
