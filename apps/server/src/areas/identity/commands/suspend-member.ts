import { ok } from '../../../kernel/result.ts';
import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { isSelf, memberThing } from '../member-thing.ts';
import { identityPermissions } from '../permissions.ts';
import { suspendNow } from './suspend-now.ts';

/** Suspends a member or service account: sessions, tokens, keys and open links end at once. */
export const suspendMember = verb(memberThing, {
  name: 'suspend',
  words: {
    label: 'Suspend',
    does: "suspend a member's access, at once",
    done: 'Suspended. All their sessions have ended.',
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
    const suspended = await suspendNow(ctx, id, input.reason, '1.1');
    return suspended.ok ? ok({ id }) : suspended;
  },
});

const oneself: StateRefusal = {
  allowed: false,
  is: 'access',
  code: 'identity/self-suspension',
  reason: 'You cannot suspend yourself: anyone who got hold of your session could lock you out.',
  remedy: 'Ask another member of Platform Governance.',
  clause: '1.1',
  obligations: [],
};

const suspendedAlready: StateRefusal = {
  allowed: false,
  code: 'identity/suspended-already',
  reason: 'They are already suspended.',
  clause: '1.1',
  obligations: [],
};
