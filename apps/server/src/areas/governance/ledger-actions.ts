import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { principalKind } from '../identity/public.ts';
import { contactRoleKind, organisationKind } from './kinds.ts';

const Who = Type.Object({ principal: Type.String() });
const Reason = Type.Object({ reason: Type.String() });

export const organisationSetUp = defineAction({
  name: 'organisation.set_up',
  version: 1,
  kind: organisationKind,
  data: Type.Object({ founder: Type.String(), governance: Type.Integer(), policy: Type.String() }),
  summarise: ({ data }) => `set up the organisation under ${data.policy} with ${data.governance} Governance members`,
});

export const memberInvited = defineAction({
  name: 'member.invited',
  version: 1,
  kind: principalKind,
  data: Type.Object({ principal: Type.String(), expiresAt: Type.String(), again: Type.Boolean() }),
  summarise: ({ data }) => (data.again ? 'gave a member a new one-time link' : 'invited a member'),
});

export const memberJoined = defineAction({
  name: 'member.joined',
  version: 1,
  kind: principalKind,
  data: Type.Object({
    principal: Type.String(),
    how: Type.Union([Type.Literal('set-up'), Type.Literal('invitation')]),
  }),
  summarise: ({ data }) => (data.how === 'set-up' ? 'founded the organisation' : 'accepted an invitation'),
});

export const memberSuspended = defineAction({
  name: 'member.suspended',
  version: 1,
  kind: principalKind,
  data: Who,
  content: Reason,
  summarise: ({ content }) => `took a member's access away${content ? `: ${content.reason}` : ''}`,
});

export const memberReinstated = defineAction({
  name: 'member.reinstated',
  version: 1,
  kind: principalKind,
  data: Type.Object({
    principal: Type.String(),
    /** As what they are back: whoever never joined is invited again. */
    state: Type.Union([Type.Literal('active'), Type.Literal('invited')]),
  }),
  content: Reason,
  summarise: ({ content }) => `gave a member's access back${content ? `: ${content.reason}` : ''}`,
});

export const memberErased = defineAction({
  name: 'member.erased',
  version: 1,
  kind: principalKind,
  data: Who,
  summarise: () => "erased a member's name, e-mail and everything encrypted for them",
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

export const governanceActions = [
  organisationSetUp,
  memberInvited,
  memberJoined,
  memberSuspended,
  memberReinstated,
  memberErased,
  roleGranted,
  roleRevoked,
  contactAssigned,
] as const;
