import { severities } from '@muster/policy';
import { Type, type Static } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { teamExists, teamNamed } from '../../identity/public.ts';
import type { Mapping } from '../domain/mapping.ts';

const Label = Type.String({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]{0,127}$' });
const Severity = Type.Enum([...severities]);

/** A label's value. Words only: what is read by it is held against it in lower case, and it is shown to people. */
const Word = Type.String({ pattern: '^[A-Za-z0-9](?:[A-Za-z0-9._ -]{0,62}[A-Za-z0-9])?$' });
/** A team by its name or its id; it is kept by its id. */
const TeamWord = Type.String({ minLength: 1, maxLength: 80 });
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
      Type.Object({ label: Label, values: Type.Record(Word, TeamWord, bounds) }, { additionalProperties: false }),
    ),
  },
  {
    additionalProperties: false,
    ...field({ asks: 'How its labels are read', help: 'how its labels are read, as JSON with teams by name or id' }),
  },
);

/**
 * The words are read in lower case; two that are one word then would leave it to chance which of them counts. The teams
 * must be there, `teamId` too, whose alerts they are else: an incident of no team would be seen by nobody.
 */
export async function mappingFrom(
  { tx }: Pick<CommandContext, 'tx'>,
  { severity, team }: Static<typeof MappingInput>,
  teamId?: TeamId,
): Promise<Result<Mapping, AppError>> {
  const words = Object.keys(severity?.values ?? {});
  if (new Set(words.map((word) => word.toLowerCase())).size < words.length) return err(wordTwice);
  const values: Record<string, TeamId> = {};
  for (const [word, named] of Object.entries(team?.values ?? {})) {
    const found = await teamNamed(tx, named);
    if (found === undefined) return err(teamUnknown);
    values[word] = found;
  }
  if (teamId !== undefined && !(await teamExists(tx, teamId))) return err(teamUnknown);
  return ok({
    ...(severity === undefined
      ? {}
      : {
          severity: {
            ...(severity.label === undefined ? {} : { label: severity.label }),
            ...(severity.values === undefined ? {} : { values: lowerCased(severity.values) }),
          },
        }),
    ...(team === undefined ? {} : { team: { label: team.label, values } }),
  });
}

const teamUnknown: AppError = {
  kind: 'invalid',
  code: 'alerts/unknown-team',
  public: 'One of the teams named there does not exist.',
  remedy: 'Choose from the list of teams (muster team list).',
};

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
