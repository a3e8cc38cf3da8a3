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
    'The deploy gate refuses production to a commit that was not deployed to staging on Muster’s record, or whose smoke test there did not pass; only a proven rollback, an emergency change and an exception of Governance pass. A deployer that does not ask the gate is not stopped; at GitHub, where Muster’s App may read deployments, each that went past it is found afterwards, judged as of its moment, and a violation of every clause that it broke. Elsewhere nobody tells of it.',
  ),
  '7.8': partly(
    [`${room}/commands/record-gate.ts`, `${room}/domain/judge-promotion.ts`, '.github/workflows/ci.yml'],
    'Each gate’s report is read here, and one that did not run, or ran longer ago than the policy says, is not passed: production is refused without. A promotion past the gate is found at GitHub afterwards, and a violation. Whether a pipeline scanned what it says it scanned is not seen; this repository’s own CI runs all four gates, where its runner has a container engine.',
  ),
};
