import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { principalKind, sessionKind, teamKind } from './kinds.ts';

const Who = Type.Object({ principal: Type.String() });
const Reason = Type.Object({ reason: Type.String() });

/** How the person authenticated. `break-glass`: by password although the policy has that flow off. */
export const SignedInBy = Type.Union([
  Type.Literal('browser'),
  Type.Literal('oauth'),
  Type.Literal('single-sign-on'),
  Type.Literal('break-glass'),
]);

export const sessionStarted = defineAction({
  name: 'session.started',
  version: 1,
  kind: sessionKind,
  data: Type.Object({ session: Type.String(), how: SignedInBy }),
  summarise: ({ data }) => `signed in (${data.how})`,
});

export const sessionRefreshed = defineAction({
  name: 'session.refreshed',
  version: 1,
  kind: sessionKind,
  data: Type.Object({ session: Type.String() }),
  summarise: () => 'had an access token renewed',
});

export const sessionEnded = defineAction({
  name: 'session.ended',
  version: 1,
  kind: sessionKind,
  data: Type.Object({
    session: Type.String(),
    why: Type.Union([Type.Literal('signed-out'), Type.Literal('token-reused')]),
  }),
  summarise: ({ data }) =>
    data.why === 'signed-out' ? 'signed out' : 'a refresh token was used twice, so the session was ended',
});

export const passwordChanged = defineAction({
  name: 'password.changed',
  version: 1,
  kind: principalKind,
  data: Who,
  summarise: () => 'changed their password, which ended their other sessions',
});

export const teamCreated = defineAction({
  name: 'team.created',
  version: 1,
  kind: teamKind,
  data: Type.Object({ team: Type.String() }),
  summarise: () => 'created a team',
});

export const teamRenamed = defineAction({
  name: 'team.renamed',
  version: 1,
  kind: teamKind,
  data: Type.Object({ team: Type.String() }),
  content: Type.Object({ was: Type.String(), name: Type.String() }),
  summarise: ({ content }) =>
    content === undefined ? 'renamed a team' : `renamed the team “${content.was}” to “${content.name}”`,
});

/** A time zone hints at where someone lives: no entry contains its value. */
export const timeZoneSet = defineAction({
  name: 'profile.time_zone_set',
  version: 1,
  kind: principalKind,
  data: Who,
  summarise: () => 'set their time zone',
});

export const teamMemberAdded = defineAction({
  name: 'team.member_added',
  version: 1,
  kind: teamKind,
  data: Type.Object({ team: Type.String(), principal: Type.String() }),
  summarise: () => 'added somebody to a team',
});

export const teamMemberRemoved = defineAction({
  name: 'team.member_removed',
  version: 1,
  kind: teamKind,
  data: Type.Object({ team: Type.String(), principal: Type.String() }),
  summarise: () => 'removed somebody from a team',
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
  summarise: ({ content }) => `suspended a member${content ? `: ${content.reason}` : ''}`,
});

export const memberReinstated = defineAction({
  name: 'member.reinstated',
  version: 1,
  kind: principalKind,
  data: Type.Object({
    principal: Type.String(),
    /** The state they return to: someone who never joined is invited again. */
    state: Type.Union([Type.Literal('active'), Type.Literal('invited')]),
  }),
  content: Reason,
  summarise: ({ content }) => `reinstated a member${content ? `: ${content.reason}` : ''}`,
});

export const memberErased = defineAction({
  name: 'member.erased',
  version: 1,
  kind: principalKind,
  data: Who,
  summarise: () => "erased a member's name, e-mail and everything encrypted for them",
});

export const serviceAccountCreated = defineAction({
  name: 'service_account.created',
  version: 1,
  kind: principalKind,
  data: Who,
  summarise: () => 'created a service account',
});

export const apiKeyIssued = defineAction({
  name: 'api_key.issued',
  version: 1,
  kind: principalKind,
  data: Type.Object({
    key: Type.String(),
    principal: Type.String(),
    scopes: Type.Array(Type.String()),
    expiresAt: Type.String(),
  }),
  summarise: ({ data }) => `issued an API key for ${data.scopes.join(', ')}`,
});

export const apiKeyRevoked = defineAction({
  name: 'api_key.revoked',
  version: 1,
  kind: principalKind,
  data: Type.Object({ key: Type.String(), principal: Type.String() }),
  summarise: () => 'revoked an API key',
});

export const identityActions = [
  sessionStarted,
  sessionRefreshed,
  sessionEnded,
  passwordChanged,
  timeZoneSet,
  teamCreated,
  teamRenamed,
  teamMemberAdded,
  teamMemberRemoved,
  memberInvited,
  memberJoined,
  memberSuspended,
  memberReinstated,
  memberErased,
  serviceAccountCreated,
  apiKeyIssued,
  apiKeyRevoked,
] as const;
