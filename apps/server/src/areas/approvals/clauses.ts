import { enforced, type Clauses } from '../../platform/clauses.ts';

const approvals = 'apps/server/src/areas/approvals';

/** What this area does for each clause it covers, and where. */
export const approvalClauses: Clauses = {
  '2.10': enforced(
    [`${approvals}/domain/deciders.ts`],
    'Who approves is policy data, judged at the vote and again when it takes effect; nobody approves their own.',
  ),
};
