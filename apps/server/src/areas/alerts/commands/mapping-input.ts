import type { Static } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { teamExists, teamNamed } from '../../identity/public.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { MappingInput } from '../queries/mapping-schema.ts';

/**
 * Severity words are matched in lower case, so two that differ only in case are rejected as ambiguous. Every team must
 * exist, including the default `teamId`: nobody could see an incident without a team.
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
  public: 'A severity word appears twice and differs only in upper and lower case.',
  fields: [
    {
      path: '/mapping/severity/values',
      problem: 'contains a word twice',
      remedy: 'send each word once, in lower case',
    },
  ],
};

const lowerCased = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).map(([word, value]) => [word.toLowerCase(), value]));
