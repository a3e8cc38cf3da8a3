import { severities } from '@muster/policy';
import { Type, type Static } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Mapping } from '../domain/mapping.ts';

const Label = Type.String({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]{0,127}$' });
const Severity = Type.Enum([...severities]);

/** A label's value. Words only: what is read by it is held against it in lower case, and it is shown to people. */
const Word = Type.String({ pattern: '^[A-Za-z0-9](?:[A-Za-z0-9._ -]{0,62}[A-Za-z0-9])?$' });
const MOST_WORDS = 100;
const bounds = {
  additionalProperties: false,
  maxProperties: MOST_WORDS,
  remedy: 'Use words of up to 64 letters, digits, spaces, dots, hyphens and underscores, not one twice.',
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
      Type.Object(
        { label: Label, values: Type.Record(Word, Type.String({ format: 'uuid' }), bounds) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

/** The words are read in lower case; two that are one word then would leave it to chance which of them counts. */
export function mappingFrom({ severity, team }: Static<typeof MappingInput>): Result<Mapping, AppError> {
  const words = Object.keys(severity?.values ?? {});
  if (new Set(words.map((word) => word.toLowerCase())).size < words.length) return err(wordTwice);
  return ok({
    ...(severity === undefined
      ? {}
      : {
          severity: {
            ...(severity.label === undefined ? {} : { label: severity.label }),
            ...(severity.values === undefined ? {} : { values: lowerCased(severity.values) }),
          },
        }),
    ...(team === undefined
      ? {}
      : {
          team: {
            label: team.label,
            values: Object.fromEntries(Object.entries(team.values).map(([word, id]) => [word, asId<'team'>(id)])),
          },
        }),
  });
}

const wordTwice: AppError = {
  kind: 'invalid',
  code: 'alerts/word-twice',
  public: 'A word for a severity is there twice, in small letters and in capitals.',
  fields: [
    { path: '/mapping/severity/values', problem: 'has a word twice', remedy: 'send each word once, in small letters' },
  ],
};

const lowerCased = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).map(([word, value]) => [word.toLowerCase(), value]));
