import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { principalKind } from '../identity/public.ts';
import { policyKind } from '../policy/public.ts';
import { auditorKind, contactRoleKind, groupRoleKind, organisationKind, roleProposalKind } from './kinds.ts';

const Reason = Type.Object({ reason: Type.String() });

export const organisationSetUp = defineAction({
  name: 'organisation.set_up',
  version: 1,
  kind: organisationKind,
  data: Type.Object({ founder: Type.String(), governance: Type.Integer(), policy: Type.String() }),
  summarise: ({ data }) => `set up the organisation under ${data.policy} with ${data.governance} Governance members`,
});

export const roleGranted = defineAction({
  name: 'role.granted',
  version: 1,
  kind: principalKind,
  data: Type.Object({
    grant: Type.String(),
    principal: Type.String(),
    role: Type.String(),
    team: Type.Optional(Type.String()),
    /** The request under which another person approved it, and who had made the request. */
    approval: Type.Optional(Type.String()),
    requestedBy: Type.Optional(Type.String()),
    unseparated: Type.Optional(Type.Boolean()),
  }),
  content: Reason,
  summarise: ({ data, content }) =>
    `granted ${data.role}${data.team === undefined ? '' : ' in a team'}${data.unseparated === true ? ', unseparated' : ''}${content ? `: ${content.reason}` : ''}`,
});

export const roleAsked = defineAction({
  name: 'role.asked',
  version: 1,
  kind: principalKind,
  data: Type.Object({
    principal: Type.String(),
    role: Type.String(),
    team: Type.Optional(Type.String()),
    approval: Type.String(),
    unseparated: Type.Boolean(),
  }),
  summarise: ({ data }) =>
    `asked for ${data.role}${data.team === undefined ? '' : ' in a team'}${data.unseparated ? '; nobody else could decide: unseparated' : ''}`,
});

export const roleRevoked = defineAction({
  name: 'role.revoked',
  version: 1,
  kind: principalKind,
  data: Type.Object({ grant: Type.String(), principal: Type.String(), role: Type.String() }),
  summarise: ({ data }) => `revoked ${data.role}`,
});

export const activationAsked = defineAction({
  name: 'policy.activation_asked',
  version: 1,
  kind: policyKind,
  data: Type.Object({
    version: Type.String(),
    hash: Type.String(),
    approval: Type.String(),
    unseparated: Type.Boolean(),
  }),
  summarise: ({ data }) =>
    `asked to put ${data.version} in force${data.unseparated ? '; nobody else could decide: unseparated' : ''}`,
});

export const contactAssigned = defineAction({
  name: 'contact_role.assigned',
  version: 1,
  kind: contactRoleKind,
  data: Type.Object({ role: Type.String(), principal: Type.String() }),
  summarise: ({ data }) => `made somebody the contact for ${data.role}`,
});

const OfGroupRole = Type.Object({
  mapping: Type.String(),
  provider: Type.String(),
  role: Type.String(),
  team: Type.Optional(Type.String()),
});

export const groupMapped = defineAction({
  name: 'group_role.mapped',
  version: 1,
  kind: groupRoleKind,
  data: OfGroupRole,
  content: Type.Object({ group: Type.String() }),
  summarise: ({ data, content }) =>
    `mapped ${content ? `the group ${content.group}` : 'a group'} of an identity provider to ${data.role}, as a proposal`,
});

export const groupUnmapped = defineAction({
  name: 'group_role.unmapped',
  version: 1,
  kind: groupRoleKind,
  data: OfGroupRole,
  summarise: ({ data }) => `removed the mapping of an identity-provider group to ${data.role}`,
});

export const roleProposed = defineAction({
  name: 'role.proposed',
  version: 1,
  kind: roleProposalKind,
  data: Type.Object({
    proposal: Type.String(),
    principal: Type.String(),
    provider: Type.String(),
    role: Type.String(),
    team: Type.Optional(Type.String()),
    change: Type.Enum(['give', 'take']),
  }),
  summarise: ({ data }) => `somebody’s groups propose to ${data.change === 'give' ? 'grant' : 'revoke'} ${data.role}`,
});

export const roleProposalSettled = defineAction({
  name: 'role.proposal_settled',
  version: 1,
  kind: roleProposalKind,
  data: Type.Object({
    proposal: Type.String(),
    principal: Type.String(),
    role: Type.String(),
    change: Type.Enum(['give', 'take']),
    as: Type.Enum(['accepted', 'declined', 'void']),
  }),
  summarise: ({ data }) =>
    data.as === 'void'
      ? 'withdrew a role proposal that the groups no longer support'
      : `${data.as} the groups’ proposal to ${data.change === 'give' ? 'grant' : 'revoke'} ${data.role}`,
});

export const contactVacated = defineAction({
  name: 'contact_role.vacated',
  version: 1,
  kind: contactRoleKind,
  data: Type.Object({ role: Type.String(), principal: Type.String() }),
  summarise: ({ data }) => `removed the contact for ${data.role}: nobody fills it now`,
});

export const auditorAsked = defineAction({
  name: 'auditor.asked',
  version: 1,
  kind: auditorKind,
  data: Type.Object({ auditor: Type.String(), until: Type.String() }),
  instants: ({ data }) => [data.until],
  summarise: ({ data }) => `asked for access for an outside auditor until ${data.until}`,
});

export const auditorOpened = defineAction({
  name: 'auditor.opened',
  version: 1,
  kind: auditorKind,
  data: Type.Object({
    auditor: Type.String(),
    until: Type.String(),
    approval: Type.String(),
    requestedBy: Type.String(),
  }),
  content: Reason,
  instants: ({ data }) => [data.until],
  summarise: ({ data, content }) =>
    `gave an outside auditor access until ${data.until}${content ? `: ${content.reason}` : ''}`,
});

export const auditorEnded = defineAction({
  name: 'auditor.ended',
  version: 1,
  kind: auditorKind,
  data: Type.Object({ auditor: Type.String(), how: Type.Enum(['early', 'time']) }),
  content: Reason,
  summarise: ({ data, content }) =>
    `ended an outside auditor’s access${data.how === 'time' ? ' at the approved time' : ' early'}${content && data.how === 'early' ? `: ${content.reason}` : ''}`,
});

export const governanceActions = [
  organisationSetUp,
  roleGranted,
  roleRevoked,
  contactAssigned,
  groupMapped,
  groupUnmapped,
  roleProposed,
  roleProposalSettled,
  contactVacated,
  auditorAsked,
  auditorOpened,
  auditorEnded,
] as const;
