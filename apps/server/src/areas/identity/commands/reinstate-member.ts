import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import { LongText, Secret } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { memberReinstated } from '../ledger-actions.ts';
import { isFromOutside, isSelf, memberThing } from '../member-thing.ts';
import { identityPermissions } from '../permissions.ts';
import { dropPassword } from '../store/passwords.ts';
import { setPrincipalState } from '../store/principals.ts';
import { invite } from './invite.ts';

/**
 * Restores access to a suspended member or service account. Roles count again, since suspension does not revoke them;
 * sessions, tokens and keys that it ended stay ended. A person's old password is void: they become a member again once
 * they choose a new one through a one-time link. A service account is active at once.
 */
export const reinstateMember = verb(memberThing, {
  name: 'reinstate',
  words: {
    label: 'Reinstate',
    does: 'restore access: roles, contact roles and on-call duties count again, and a person chooses a new password',
    done: 'Reinstated. Their roles and duties count again; sessions and keys stay ended. A person chooses a new password with the link.',
    next: 'muster member list',
  },
  clauses: ['1.1'],
  permission: identityPermissions.admit,
  fields: { reason: LongText({ asks: 'Why reinstate?', short: 'r', limit: 1000 }) },
  answer: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      state: Type.Enum(['active', 'invited'], {
        description: 'Their new state: a person is invited again, and chooses a new password with the link.',
      }),
      url: Type.Optional(Secret('The one-time link; a service account gets none.')),
      expiresAt: Type.Optional(Type.String({ format: 'date-time' })),
    },
    { title: 'Reinstated' },
  ),
  unless: (member, here) => {
    if (isSelf(member, here)) return oneself;
    if (member.kind === 'auditor') return isFromOutside;
    return member.state === 'suspended' ? undefined : notSuspended;
  },
  async decide(ctx, { thing: { id, kind }, input }) {
    const state = kind === 'service' ? 'active' : 'invited';
    const entry = ctx.record(memberReinstated, {
      resource: { kind: 'principal', id },
      clause: '1.1',
      data: { principal: id, state },
      content: { fields: { reason: input.reason } },
    });
    if (state === 'active') {
      await setPrincipalState(ctx.tx, id, state, entry);
      return ok({ id, state });
    }
    await dropPassword(ctx.tx, id);
    const { entry: invited, link } = await invite(ctx, id, true);
    await setPrincipalState(ctx.tx, id, state, invited);
    return ok({ id, state, ...link });
  },
});

const oneself: StateRefusal = {
  allowed: false,
  is: 'access',
  code: 'identity/self-reinstatement',
  reason: 'You cannot reinstate yourself.',
  remedy: 'Ask another member of Platform Governance.',
  clause: '1.1',
  obligations: [],
};

const notSuspended: StateRefusal = {
  allowed: false,
  code: 'identity/not-suspended',
  reason: 'They are not suspended.',
  clause: '1.1',
  obligations: [],
};
