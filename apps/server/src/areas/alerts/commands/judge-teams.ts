import type { AppError } from '../../../kernel/app-error.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { teamExists } from '../../identity/public.ts';
import type { Mapping } from '../domain/mapping.ts';

/** Whether the teams that an integration's alerts may fall to are there: an incident of no team would be seen by nobody. */
export async function judgeTeams(
  { tx }: Pick<CommandContext, 'tx'>,
  teamId: TeamId | undefined,
  { team }: Mapping,
): Promise<Result<undefined, AppError>> {
  const named = new Set([...(teamId === undefined ? [] : [teamId]), ...Object.values(team?.values ?? {})]);
  for (const each of named) if (!(await teamExists(tx, each))) return err(teamUnknown);
  return ok(undefined);
}

const teamUnknown: AppError = {
  kind: 'invalid',
  code: 'alerts/unknown-team',
  public: 'One of the teams named there does not exist.',
  remedy: 'Choose from the list of teams.',
};
