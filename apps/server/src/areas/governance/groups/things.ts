import { ORGANISATION } from '../../../kernel/protected.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { defineThing } from '../../../platform/verbs/verb-thing.ts';
import { groupRoleKind, roleProposalKind } from '../kinds.ts';
import { lockGroupRole, lockProposal, type KeptProposal } from './store.ts';

/** The mapping of one identity provider group to a role. */
export const groupRoleThing = defineThing({
  kind: groupRoleKind,
  noun: 'group-role',
  root: '/v1/group-roles',
  key: { id: Key('group-role') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }) => lockGroupRole(ctx.tx, id),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  missing: {
    kind: 'not_found',
    code: 'governance/no-such-group-role',
    public: 'There is no such mapping.',
    remedy: 'muster group-role list shows the mappings.',
  },
});

/** A role that someone's groups would grant or revoke, pending another person's decision. */
export const roleProposalThing = defineThing({
  kind: roleProposalKind,
  noun: 'role-proposal',
  root: '/v1/role-proposals',
  key: { id: Key('role-proposal') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<KeptProposal | undefined> => {
    const found = await lockProposal(ctx.tx, id);
    return found?.state === 'open' ? found : undefined;
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  missing: {
    kind: 'not_found',
    code: 'governance/no-such-proposal',
    public: 'There is no such open proposal.',
    remedy: 'muster role-proposal list shows the open ones.',
  },
});
