import type { Area } from '../../platform/area.ts';
import { addTeamMember } from './commands/add-team-member.ts';
import { changePassword } from './commands/change-password.ts';
import { createServiceAccount } from './commands/create-service-account.ts';
import { createTeam } from './commands/create-team.ts';
import { endSession } from './commands/end-session.ts';
import { issueApiKey } from './commands/issue-api-key.ts';
import { refreshSession } from './commands/refresh-session.ts';
import { removeTeamMember } from './commands/remove-team-member.ts';
import { revokeApiKey } from './commands/revoke-api-key.ts';
import { setTimeZone } from './commands/set-time-zone.ts';
import { startSession } from './commands/start-session.ts';
import type { IdentityDeps } from './http/identity-deps.ts';
import { memberRoutes } from './http/member-routes.ts';
import { oauthRoutes } from './http/oauth-routes.ts';
import { passwordRoutes } from './http/password-routes.ts';
import { timeZoneRoutes } from './http/time-zone-routes.ts';
import { sessionRoutes } from './http/session-routes.ts';
import { identityClauses } from './clauses.ts';
import { identityKinds } from './kinds.ts';
import {
  apiKeyRevoked,
  identityActions,
  passwordChanged,
  sessionEnded,
  teamMemberAdded,
  teamMemberRemoved,
} from './ledger-actions.ts';
import { identityPermissions } from './permissions.ts';
import { teams } from './queries/list-teams.ts';

/** How the house learns who calls: asked before any route. */
export { createAuthenticate, createSignedIn, type Credentials } from './http/authenticate.ts';
export { cookieNames } from './http/cookies.ts';

export const identityArea = (deps: IdentityDeps): Area => ({
  name: 'identity',
  actions: identityActions,
  kinds: identityKinds,
  commands: [
    startSession,
    refreshSession,
    endSession,
    changePassword,
    setTimeZone,
    createServiceAccount,
    issueApiKey,
    revokeApiKey,
  ],
  lists: [teams],
  verbs: [createTeam, addTeamMember, removeTeamMember],
  routes: (routes) => {
    for (const table of [
      sessionRoutes(deps),
      passwordRoutes(deps),
      timeZoneRoutes,
      oauthRoutes(deps),
      memberRoutes(deps),
    ])
      table(routes);
  },
  clauses: identityClauses,
  permissions: [identityPermissions.arrangeTeams, identityPermissions.arrangeServices],
  live: {
    ending: [sessionEnded, passwordChanged, apiKeyRevoked],
    sightOfNamed: [teamMemberAdded, teamMemberRemoved],
  },
});
