import { partly, type Clauses } from '../../platform/clauses.ts';

const room = 'apps/server/src/areas/promotion';

/** How this area enforces each policy clause it covers, and where. */
export const promotionClauses: Clauses = {
  '5.2.3': partly(
    [
      `${room}/domain/judge-promotion.ts`,
      `${room}/gate-port.ts`,
      'apps/server/src/areas/deployments/ask-gate.ts',
      'apps/server/src/areas/deployments/judge-found.ts',
    ],
    'The deploy gate refuses production to a commit that Muster has no record of being deployed to staging, or whose smoke test there did not pass; only a proven rollback, an emergency change or an exception from Governance is let through. A deployer that does not ask the gate is not stopped. On GitHub, if Muster’s App may read deployments, each deployment that bypassed the gate is found afterwards, judged as of the time it happened, and recorded as a violation of every clause that it broke. Elsewhere it goes unnoticed.',
  ),
  '7.8': partly(
    [`${room}/commands/record-gate.ts`, `${room}/domain/judge-promotion.ts`, '.github/workflows/ci.yml'],
    'Each gate’s report is read here. A gate that did not run, or ran longer ago than the policy allows, is not passed, and production is refused. On GitHub, a promotion that bypassed the gate is found afterwards and recorded as a violation. Muster cannot see whether a pipeline really scanned what it says it scanned. This repository’s own CI runs all four gates if its runner has a container engine.',
  ),
};
