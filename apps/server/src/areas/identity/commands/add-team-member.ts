import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { teamMemberAdded } from '../ledger-actions.ts';
import { identityPermissions, ORGANISATION } from '../permissions.ts';
import { authorise } from '../queries/authorise.ts';
import { teamExists } from '../queries/team-exists.ts';
import { lockPrincipal } from '../store/principals.ts';
import { insertTeamMember } from '../store/teams.ts';
import { memberAlready, noSuchMember, noSuchTeam, suspendedMember, TeamMember } from './team-member.ts';

/** Somebody belongs to a team from now on: they see what is the team's, and roles granted in it count there. */
export const addTeamMember = defineCommand({
  name: 'team.add_member',
  input: TeamMember,
  resource: ({ teamId }) => ({ kind: 'team', id: teamId }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, identityPermissions.arrangeTeams, ORGANISATION);
    if (!allowed.ok) return allowed;
    const [team, principal] = [asId<'team'>(input.teamId), asId<'principal'>(input.principalId)];
    if (!(await teamExists(ctx.tx, team))) return err(noSuchTeam);
    const member = await lockPrincipal(ctx.tx, principal);
    if (!member || member.state === 'erased') return err(noSuchMember);
    if (member.state === 'suspended') return err(suspendedMember);
    if (!(await insertTeamMember(ctx.tx, team, principal, ctx.now))) return err(memberAlready);
    ctx.record(teamMemberAdded, { resource: { kind: 'team', id: team }, clause: '1.1', data: { team, principal } });
    return ok({ team, principal });
  },
});
