import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import * as membership from '../../identity/membership.ts';
import { lastOfGovernance, memberThing, wouldLeaveNoGovernance } from '../../identity/public.ts';
import { roleRevoked } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { roleFields } from './role-fields.ts';

/** Takes a role back. Effective with the next decision, since roles are read at each. */
export const revokeRole = verb(memberThing, {
  name: 'revoke-role',
  aliases: ['revoke'],
  words: {
    label: 'Take the role away',
    does: 'take a role back: what it may do ends at once, and nobody gives it back to themselves',
    done: 'The role is taken back.',
    next: 'muster member show <key>',
  },
  clauses: ['1.1', '2.10'],
  permission: governancePermissions.grant,
  fields: roleFields,
  async decide(ctx, { thing: { id }, input: { role, teamId } }) {
    const grant = await membership.findGrant(ctx.tx, id, role, teamId === undefined ? undefined : asId<'team'>(teamId));
    if (grant === undefined) return err(noSuchGrant);
    if (await wouldLeaveNoGovernance(ctx, id, role)) return err(lastOfGovernance);
    const entry = ctx.record(roleRevoked, {
      resource: { kind: 'principal', id },
      clause: '1.1',
      data: { grant: grant.id, principal: id, role },
    });
    await membership.endGrant(ctx.tx, grant.id, ctx.now, entry);
    return ok({ grantId: grant.id });
  },
});

const noSuchGrant: AppError = {
  kind: 'not_found',
  code: 'governance/no-such-grant',
  public: 'They hold no such role there, or not any more.',
  remedy: 'Look at what they hold. A role that counts in one team is named with its team.',
};
