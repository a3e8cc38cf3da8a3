import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { field } from '../../../platform/verbs/fields.ts';

const Label = Type.String({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]{0,127}$' });
const Severity = Type.Enum([...severities]);

/** A label's value. Plain words only, because it is matched in lower case and shown to people. */
const Word = Type.String({ pattern: '^[A-Za-z0-9](?:[A-Za-z0-9._ -]{0,62}[A-Za-z0-9])?$' });
/** A team by name or id; stored by id. */
const TeamWord = Type.String({ minLength: 1, maxLength: 80 });
const MOST_WORDS = 100;
const bounds = {
  additionalProperties: false,
  maxProperties: MOST_WORDS,
  remedy: 'Use words of up to 64 letters, digits, spaces, dots, hyphens and underscores, each only once.',
};

/** How an integration reads its alerts. */
export const MappingInput = Type.Object(
  {
    severity: Type.Optional(
      Type.Object(
        { label: Type.Optional(Label), values: Type.Optional(Type.Record(Word, Severity, bounds)) },
        { additionalProperties: false },
      ),
    ),
    team: Type.Optional(
      Type.Object({ label: Label, values: Type.Record(Word, TeamWord, bounds) }, { additionalProperties: false }),
    ),
  },
  {
    additionalProperties: false,
    ...field({ asks: 'How its labels are read', help: 'how its labels are read, as JSON with teams by name or id' }),
  },
);
