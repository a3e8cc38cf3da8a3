import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { teamMemberAdded } from '../ledger-actions.ts';
import { unfitMember } from '../member-thing.ts';
import { identityPermissions } from '../permissions.ts';
import { lockPrincipal } from '../store/principals.ts';
import { insertTeamMember } from '../store/teams.ts';
import { teamThing } from '../team-thing.ts';

/** Adds a person to a team: they see what belongs to the team, and roles granted in it count there. */
export const addTeamMember = verb(teamThing, {
  name: 'add-member',
  aliases: ['add'],
  words: {
    label: 'Add to the team',
    does: 'add somebody to a team',
    done: 'Added to the team.',
    next: 'muster team list',
  },
  clauses: ['1.1'],
  permission: identityPermissions.arrangeTeams,
  fields: { principalId: Ref('member', { asks: 'Who is added?', positional: true }) },
  async decide(ctx, { thing: team, input }) {
    const principal = asId<'principal'>(input.principalId);
    const member = await lockPrincipal(ctx.tx, principal);
    const unfit = unfitMember(member);
    if (unfit !== undefined) return err(unfit);
    if (!(await insertTeamMember(ctx.tx, team.id, principal, ctx.now))) return err(memberAlready);
    ctx.record(teamMemberAdded, {
      resource: { kind: 'team', id: team.id },
      clause: '1.1',
      data: { team: team.id, principal },
    });
    return ok({ team: team.id, principal });
  },
});

const memberAlready: AppError = {
  kind: 'conflict',
  code: 'identity/in-team-already',
  public: 'They already belong to this team.',
};
