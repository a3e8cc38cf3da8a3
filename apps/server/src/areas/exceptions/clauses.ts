import { enforced, type Clauses } from '../../platform/clauses.ts';

const exceptions = 'apps/server/src/areas/exceptions';

/** What this area does for each clause it covers, and where. */
export const exceptionClauses: Clauses = {
  '1.2': enforced(
    [`${exceptions}/exception-approval.ts`, `${exceptions}/queries/waiver-for.ts`],
    'An exception names its clause, scope, reason and expiry, and belongs to an active incident. At every gate, it counts only from Platform Governance’s approval until it expires.',
  ),
  '4.8': enforced(
    [`${exceptions}/exception-approval.ts`],
    'A waiver is requested, approved by Platform Governance, recorded, and expires.',
  ),
};
