import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { principalKind } from '../identity/public.ts';
import { policyKind } from '../policy/public.ts';
import { contactRoleKind, organisationKind } from './kinds.ts';

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
    /** The request by which another approved it, and who had asked for it. */
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
    `asked that ${data.version} be put in force${data.unseparated ? '; nobody else could decide: unseparated' : ''}`,
});

export const contactAssigned = defineAction({
  name: 'contact_role.assigned',
  version: 1,
  kind: contactRoleKind,
  data: Type.Object({ role: Type.String(), principal: Type.String() }),
  summarise: ({ data }) => `made somebody the contact for ${data.role}`,
});

export const governanceActions = [organisationSetUp, roleGranted, roleRevoked, contactAssigned] as const;
