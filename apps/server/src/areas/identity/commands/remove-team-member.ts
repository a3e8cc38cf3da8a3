import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { teamMemberRemoved } from '../ledger-actions.ts';
import { memberThing } from '../member-thing.ts';
import { identityPermissions } from '../permissions.ts';
import { deleteTeamMember } from '../store/teams.ts';
import { teamThing } from '../team-thing.ts';

/** Somebody belongs to a team no longer. Effective with their next request. */
export const removeTeamMember = verb(teamThing, {
  name: 'remove-member',
  aliases: ['remove'],
  words: {
    label: 'Remove from the team',
    does: 'remove somebody from a team',
    done: 'They are removed from the team.',
    next: 'muster team list',
  },
  clauses: ['1.1'],
  permission: identityPermissions.arrangeTeams,
  fields: { principalId: Ref('member', { asks: 'Who leaves it?', positional: true }) },
  async decide(ctx, { thing: team, input }) {
    const principal = asId<'principal'>(input.principalId);
    if (!(await deleteTeamMember(ctx.tx, team.id, principal))) return err(memberThing.missing);
    ctx.record(teamMemberRemoved, {
      resource: { kind: 'team', id: team.id },
      clause: '1.1',
      data: { team: team.id, principal },
    });
    return ok({ team: team.id, principal });
  },
});
