import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { teamMemberRemoved } from '../ledger-actions.ts';
import { memberThing } from '../member-thing.ts';
import { identityPermissions } from '../permissions.ts';
import { deleteTeamMember } from '../store/teams.ts';
import { teamThing } from '../team-thing.ts';

/** Removes a person from a team. Effective with their next request. */
export const removeTeamMember = verb(teamThing, {
  name: 'remove-member',
  aliases: ['remove'],
  words: {
    label: 'Remove from the team',
    does: 'remove somebody from a team',
    done: 'Removed from the team.',
    next: 'muster team list',
  },
  clauses: ['1.1'],
  permission: identityPermissions.arrangeTeams,
  fields: { principalId: Ref('member', { asks: 'Who is removed?', positional: true }) },
  async decide(ctx, { thing: team, input }) {
    return removeFromTeam(ctx, team.id, asId<'principal'>(input.principalId));
  },
});

/** Removes a person from a team inside the caller's transaction. @returns not found if they did not belong to it */
export async function removeFromTeam(
  ctx: CommandContext,
  team: TeamId,
  principal: PrincipalId,
): Promise<Result<{ readonly team: TeamId; readonly principal: PrincipalId }, AppError>> {
  if (!(await deleteTeamMember(ctx.tx, team, principal))) return err(memberThing.missing);
  ctx.record(teamMemberRemoved, {
    resource: { kind: 'team', id: team },
    clause: '1.1',
    data: { team, principal },
  });
  return ok({ team, principal });
}
