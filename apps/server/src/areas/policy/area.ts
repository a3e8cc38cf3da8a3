import type { Area } from '../../platform/area.ts';
import { policyRoutes } from './http/routes.ts';
import { policyClauses } from './clauses.ts';
import { policyKinds, policyActions } from './ledger-actions.ts';
import { reviewFindings } from './queries/findings.ts';
import type { PolicyReads } from './queries/policy-reads.ts';
import { registerPolicyReactions } from './reactions/register.ts';

export const policyArea = (reads: PolicyReads): Area => ({
  name: 'policy',
  actions: policyActions,
  kinds: policyKinds,
  commands: [],
  routes: policyRoutes(reads),
  reactions: registerPolicyReactions,
  findings: reviewFindings,
  clauses: policyClauses,
});
