import { principalOf } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { refused } from '../../kernel/decision.ts';
import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import type { Here, StateRefusal } from '../../platform/verbs/declared.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { principalKind } from './kinds.ts';
import { lockPrincipal, type Principal } from './store/principals.ts';

/** Members, and service accounts for verbs that apply to programs too. Erased principals are not found. */
export const memberThing = defineThing({
  kind: principalKind,
  noun: 'member',
  root: '/v1/members',
  key: { id: Key('member') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Principal | undefined> => {
    const member = await lockPrincipal(ctx.tx, asId<'principal'>(id));
    return member?.state === 'erased' ? undefined : member;
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: {
    kind: 'not_found',
    code: 'identity/no-such-member',
    public: 'There is no such member.',
  },
});

export const isSelf = ({ id }: Principal, { actor }: Here): boolean => principalOf(actor) === id;

/** A suspended principal cannot be given anything. */
export const unlessSuspended = ({ state, kind }: Pick<Principal, 'state' | 'kind'>): StateRefusal | undefined => {
  if (kind === 'auditor') return isFromOutside;
  return state === 'suspended' ? isSuspended : undefined;
};

/** An outside auditor's access was approved as it is: they cannot be given anything else. */
export const isFromOutside: StateRefusal = {
  allowed: false,
  code: 'identity/from-outside',
  reason: 'They are an outside auditor, not a member: they have only their approved access.',
  remedy: 'muster auditor list shows it.',
  clause: '7.5',
  obligations: [],
};

const isSuspended: StateRefusal = {
  allowed: false,
  code: 'identity/suspended',
  reason: 'They are suspended: they cannot be given anything.',
  remedy: 'Reinstate them first.',
  clause: '1.1',
  obligations: [],
};

/** Why a person named as a parameter of a verb cannot be given anything. */
export function unfitMember(member: Principal | undefined): AppError | undefined {
  if (member === undefined || member.state === 'erased') return memberThing.missing;
  const unfit = unlessSuspended(member);
  return unfit === undefined ? undefined : refused(unfit, 'conflict');
}
