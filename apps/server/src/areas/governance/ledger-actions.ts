import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { principalKind } from '../identity/public.ts';
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
  }),
  content: Reason,
  summarise: ({ data, content }) =>
    `granted ${data.role}${data.team === undefined ? '' : ' in a team'}${content ? `: ${content.reason}` : ''}`,
});

export const roleRevoked = defineAction({
  name: 'role.revoked',
  version: 1,
  kind: principalKind,
  data: Type.Object({ grant: Type.String(), principal: Type.String(), role: Type.String() }),
  summarise: ({ data }) => `revoked ${data.role}`,
});

export const contactAssigned = defineAction({
  name: 'contact_role.assigned',
  version: 1,
  kind: contactRoleKind,
  data: Type.Object({ role: Type.String(), principal: Type.String() }),
  summarise: ({ data }) => `made somebody the contact for ${data.role}`,
});

export const governanceActions = [organisationSetUp, roleGranted, roleRevoked, contactAssigned] as const;
