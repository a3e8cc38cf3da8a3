import type { Area } from '../../platform/area.ts';
import { activatePolicyVersion } from './commands/activate-policy-version.ts';
import { acceptInvitation } from './commands/accept-invitation.ts';
import { assignContact } from './commands/assign-contact.ts';
import { eraseMember } from './commands/erase-member.ts';
import { grantRole } from './commands/grant-role.ts';
import { inviteMember } from './commands/invite-member.ts';
import { reinstateMember } from './commands/reinstate-member.ts';
import { recordPolicyReview } from './commands/record-policy-review.ts';
import { renewInvitation } from './commands/renew-invitation.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { setUp } from './commands/set-up.ts';
import { suspendMember } from './commands/suspend-member.ts';
import type { GovernanceDeps } from './http/governance-deps.ts';
import { memberRoutes } from './http/member-routes.ts';
import { setUpRoutes } from './http/set-up-routes.ts';
import { governanceKinds } from './kinds.ts';
import { contactAssigned, governanceActions, memberSuspended, roleGranted, roleRevoked } from './ledger-actions.ts';
import { governancePermissions } from './permissions.ts';
import { organisationFindings } from './queries/findings.ts';
import { separation } from './queries/separation.ts';

export const governanceArea = (deps: GovernanceDeps): Area => ({
  name: 'governance',
  actions: governanceActions,
  kinds: governanceKinds,
  commands: [
    setUp(deps.people),
    acceptInvitation,
    inviteMember(deps.people),
    renewInvitation,
    suspendMember(deps.onSuspended),
    reinstateMember,
    eraseMember(deps.people),
    grantRole,
    revokeRole,
    assignContact,
  ],
  verbs: [recordPolicyReview, activatePolicyVersion],
  routes: (routes) => {
    for (const table of [setUpRoutes(deps), memberRoutes(deps)]) table(routes);
  },
  findings: organisationFindings,
  permissions: [
    governancePermissions.admit,
    governancePermissions.grant,
    governancePermissions.assignContact,
    governancePermissions.activatePolicy,
    governancePermissions.reviewPolicy,
  ],
  live: { ending: [memberSuspended], sightOfNamed: [roleGranted, roleRevoked], sightOfAll: [contactAssigned] },
  hooks: { isUnseparated: async (db) => (await separation(db, deps.policies().current)).length > 0 },
});
