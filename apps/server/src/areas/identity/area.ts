import type { Area } from '../../platform/area.ts';
import { acceptInvitation } from './commands/accept-invitation.ts';
import { addTeamMember } from './commands/add-team-member.ts';
import { changePassword } from './commands/change-password.ts';
import { createServiceAccount } from './commands/create-service-account.ts';
import { createTeam } from './commands/create-team.ts';
import { endSession } from './commands/end-session.ts';
import { eraseMember } from './commands/erase-member.ts';
import { inviteMember } from './commands/invite-member.ts';
import { issueApiKey } from './commands/issue-api-key.ts';
import { refreshSession } from './commands/refresh-session.ts';
import { reinstateMember } from './commands/reinstate-member.ts';
import { removeTeamMember } from './commands/remove-team-member.ts';
import { renameTeam } from './commands/rename-team.ts';
import { renewInvitation } from './commands/renew-invitation.ts';
import { revokeApiKey } from './commands/revoke-api-key.ts';
import { setTimeZone } from './commands/set-time-zone.ts';
import { startSession } from './commands/start-session.ts';
import { suspendMember } from './commands/suspend-member.ts';
import type { IdentityDeps } from './http/identity-deps.ts';
import { invitationRoutes } from './http/invitation-routes.ts';
import { oauthRoutes } from './http/oauth-routes.ts';
import { passwordRoutes } from './http/password-routes.ts';
import { timeZoneRoutes } from './http/time-zone-routes.ts';
import { sessionRoutes } from './http/session-routes.ts';
import { identityClauses } from './clauses.ts';
import { identityKinds } from './kinds.ts';
import {
  apiKeyRevoked,
  identityActions,
  memberSuspended,
  passwordChanged,
  sessionEnded,
  teamMemberAdded,
  teamMemberRemoved,
} from './ledger-actions.ts';
import { memberData } from './personal-data.ts';
import { identityPermissions } from './permissions.ts';
import { members } from './queries/list-members.ts';
import { serviceAccounts } from './queries/list-service-accounts.ts';
import { teams } from './queries/list-teams.ts';

/** Identifies the caller of a request, before any route runs. */
export { createAuthenticate, createSignedIn } from './http/authenticate.ts';
export { cookieNames, cookieOptions, type CookieNames } from './http/cookies.ts';

export const identityArea = (deps: IdentityDeps): Area => ({
  name: 'identity',
  actions: identityActions,
  kinds: identityKinds,
  commands: [startSession, refreshSession, endSession, changePassword, setTimeZone, acceptInvitation],
  lists: [members, teams, serviceAccounts],
  verbs: [
    inviteMember,
    renewInvitation,
    suspendMember,
    reinstateMember,
    eraseMember,
    createTeam,
    renameTeam,
    addTeamMember,
    removeTeamMember,
    createServiceAccount,
    issueApiKey,
    revokeApiKey,
  ],
  routes: (routes) => {
    for (const table of [
      sessionRoutes(deps),
      passwordRoutes(deps),
      timeZoneRoutes,
      oauthRoutes(deps),
      invitationRoutes(deps),
    ])
      table(routes);
  },
  clauses: identityClauses,
  permissions: [identityPermissions.admit, identityPermissions.arrangeTeams, identityPermissions.arrangeServices],
  personalData: [memberData],
  live: {
    ending: [sessionEnded, passwordChanged, apiKeyRevoked, memberSuspended],
    readScopeOfNamed: [teamMemberAdded, teamMemberRemoved],
  },
});
