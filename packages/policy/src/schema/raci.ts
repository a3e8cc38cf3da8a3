import Type from 'typebox';
import type { ActivityId, RaciLetter } from '../vocabulary.ts';
import { SeveritySchema, activityIds } from '../vocabulary.ts';
import { Words, cited, keyed, listOf, shape } from './scalars.ts';

/** A cell of the matrix: one letter, or two as in `A/R`. */
const Cell = Type.Decode(
  Type.String({ pattern: '^(?:R|A|C|I|A/R|R/A)$', expects: 'R, A, C, I or A/R' }),
  (text) => text.split('/') as RaciLetter[],
);

const Activity = cited({
  title: Words,
  severities: Type.Optional(listOf(SeveritySchema)),
  cells: keyed(Cell, '^[a-z][a-z0-9-]*$'),
});

/** raci.yaml: the matrix of clause 2.10, with a row per activity and a cell per role. */
export const RaciSchema = shape(
  Object.fromEntries(activityIds.map((id) => [id, Activity])) as Record<ActivityId, typeof Activity>,
);
