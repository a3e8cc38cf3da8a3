import { err, ok } from '../../../kernel/result.ts';
import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { memberSuspended } from '../ledger-actions.ts';
import { isSelf, memberThing } from '../member-thing.ts';
import { identityPermissions } from '../permissions.ts';
import { revokeKeysOf } from '../store/api-keys.ts';
import { voidInvitationsOf } from '../store/invitations.ts';
import { setPrincipalState } from '../store/principals.ts';
import { closeSessionsOf } from '../store/sessions.ts';
import { lastOfGovernance, wouldLeaveNoGovernance } from './last-of-governance.ts';

/** Takes somebody's access away, or a service account's: sessions, tokens, keys and open links end at once. */
export const suspendMember = verb(memberThing, {
  name: 'suspend',
  words: {
    label: 'Suspend',
    does: "take a member's access away, at once",
    done: 'Suspended: every session of theirs is over.',
    next: 'muster member list',
  },
  clauses: ['1.1', '7.6'],
  permission: identityPermissions.admit,
  fields: { reason: LongText({ asks: 'Why suspend?', short: 'r', limit: 1000 }) },
  unless: (member, here) => {
    if (isSelf(member, here)) return oneself;
    return member.state === 'suspended' ? suspendedAlready : undefined;
  },
  async decide(ctx, { thing: { id }, input }) {
    if (await wouldLeaveNoGovernance(ctx, id)) return err(lastOfGovernance);
    const entry = ctx.record(memberSuspended, {
      resource: { kind: 'principal', id },
      clause: '1.1',
      data: { principal: id },
      content: { fields: { reason: input.reason } },
    });
    await setPrincipalState(ctx.tx, id, 'suspended', entry);
    await closeSessionsOf(ctx.tx, id, ctx.now, entry);
    await revokeKeysOf(ctx.tx, id, ctx.now, entry);
    await voidInvitationsOf(ctx.tx, id, ctx.now);
    await ctx.use(hooksService).onMemberSuspended(ctx, id);
    return ok({ id });
  },
});

const oneself: StateRefusal = {
  allowed: false,
  is: 'access',
  code: 'identity/self-suspension',
  reason: 'Nobody takes their own access away: whoever holds your session could lock you out.',
  remedy: 'Ask another member of Platform Governance.',
  clause: '1.1',
  obligations: [],
};

const suspendedAlready: StateRefusal = {
  allowed: false,
  code: 'identity/suspended-already',
  reason: 'Their access has been taken away already.',
  clause: '1.1',
  obligations: [],
};
