import { enforced, type Clauses } from '../../platform/clauses.ts';

const approvals = 'apps/server/src/areas/approvals';

/** What this area does for each clause it covers, and where. */
export const approvalClauses: Clauses = {
  '2.10': enforced(
    [`${approvals}/domain/deciders.ts`],
    'The policy says who approves. It is checked at the vote and again when the request takes effect; nobody can approve their own request.',
  ),
};
