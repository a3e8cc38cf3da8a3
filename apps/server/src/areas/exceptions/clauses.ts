import { enforced, type Clauses } from '../../platform/clauses.ts';

const exceptions = 'apps/server/src/areas/exceptions';

/** What this area does for each clause it covers, and where. */
export const exceptionClauses: Clauses = {
  '1.2': enforced(
    [`${exceptions}/exception-approval.ts`, `${exceptions}/queries/waiver-for.ts`],
    'A deviation names its clause, scope, reason and expiry, hangs on an active incident, and counts only once Platform Governance approved it and until it expires, at every gate that asks.',
  ),
  '4.8': enforced(
    [`${exceptions}/exception-approval.ts`],
    'A waiver is asked for, approved by Platform Governance, recorded, and expires.',
  ),
};
