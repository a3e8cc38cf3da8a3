import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { teamMemberRemoved } from '../ledger-actions.ts';
import { identityPermissions, ORGANISATION } from '../permissions.ts';
import { authorise } from '../queries/authorise.ts';
import { deleteTeamMember } from '../store/teams.ts';
import { noSuchMember, TeamMember } from './team-member.ts';

/** Somebody belongs to a team no longer. Effective with their next request. */
export const removeTeamMember = defineCommand({
  name: 'team.remove_member',
  input: TeamMember,
  resource: ({ teamId }) => ({ kind: 'team', id: teamId }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, identityPermissions.arrangeTeams, ORGANISATION);
    if (!allowed.ok) return allowed;
    const [team, principal] = [asId<'team'>(input.teamId), asId<'principal'>(input.principalId)];
    if (!(await deleteTeamMember(ctx.tx, team, principal))) return err(noSuchMember);
    ctx.record(teamMemberRemoved, { resource: { kind: 'team', id: team }, clause: '1.1', data: { team, principal } });
    return ok({ team, principal });
  },
});
