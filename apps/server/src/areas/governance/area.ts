import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { activatePolicyVersion } from './commands/activate-policy-version.ts';
import { assignContact } from './commands/assign-contact.ts';
import { grantRole } from './commands/grant-role.ts';
import { recordPolicyReview } from './commands/record-policy-review.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { setUp } from './commands/set-up.ts';
import { governanceClauses } from './clauses.ts';
import { endAuditor, registerAuditorReactions } from './auditors/end-auditor.ts';
import { inviteAuditor, linkAuditor, renewAuditor } from './auditors/let-in.ts';
import { auditorList } from './auditors/list-auditors.ts';
import { outsideAuditor } from './auditors/outside-auditor.ts';
import { acceptProposal, declineProposal } from './groups/decide-proposal.ts';
import { groupRoleList, roleProposalList } from './groups/lists.ts';
import { mapGroup, unmapGroup } from './groups/map-groups.ts';
import { proposeRoles } from './groups/propose-roles.ts';
import type { GovernanceDeps } from './http/governance-deps.ts';
import { setUpRoutes } from './http/set-up-routes.ts';
import { governanceKinds } from './kinds.ts';
import {
  auditorEnded,
  contactAssigned,
  contactVacated,
  governanceActions,
  roleGranted,
  roleRevoked,
} from './ledger-actions.ts';
import { governancePermissions } from './permissions.ts';
import { policyActivation } from './policy-activation.ts';
import { organisationFindings, separation } from './queries/findings.ts';
import { contacts } from './queries/list-contacts.ts';
import { roles } from './queries/list-roles.ts';
import { roleGrant } from './role-grant.ts';

export const governanceArea = (deps: GovernanceDeps): Area => ({
  name: 'governance',
  actions: governanceActions,
  kinds: governanceKinds,
  commands: [setUp(deps.people)],
  verbs: [
    grantRole,
    revokeRole,
    assignContact,
    recordPolicyReview,
    activatePolicyVersion,
    mapGroup,
    unmapGroup,
    acceptProposal,
    declineProposal,
    inviteAuditor,
    renewAuditor,
    linkAuditor,
    endAuditor,
  ],
  approvals: [anyApproval(roleGrant), anyApproval(policyActivation), anyApproval(outsideAuditor)],
  lists: [roles, contacts, groupRoleList, roleProposalList, auditorList],
  reactions: registerAuditorReactions,
  clauses: governanceClauses,
  routes: setUpRoutes(deps),
  findings: organisationFindings,
  permissions: [
    governancePermissions.grant,
    governancePermissions.assignContact,
    governancePermissions.admitAuditors,
    governancePermissions.activatePolicy,
    governancePermissions.reviewPolicy,
  ],
  live: {
    ending: [auditorEnded],
    readScopeOfNamed: [roleGranted, roleRevoked],
    readScopeOfAll: [contactAssigned, contactVacated],
  },
  hooks: {
    isUnseparated: async (db) => (await separation(db, deps.policies().current)).length > 0,
    onGroupsTold: proposeRoles,
  },
});
