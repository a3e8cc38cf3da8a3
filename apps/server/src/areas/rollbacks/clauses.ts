import { partly, type Clauses } from '../../platform/clauses.ts';

const rollbacks = 'apps/server/src/areas/rollbacks';

/** What this area does for each policy clause, and where. */
export const rollbackClauses: Clauses = {
  '2.3': partly(
    [`${rollbacks}/rollback-approval.ts`, `${rollbacks}/commands/ask-rollback.ts`, `${rollbacks}/domain/rollback.ts`],
    'The SRE asks with target and evidence, the commander approves (R24), the matrix is consulted and informed; it is sent to its executor, signed, and done only when that says so. Whoever is to approve is paged until somebody answers; one that fails or is never answered pages the commander and whoever asked. A way back that a pipeline takes by itself is let through by the deploy gate at once, without an approval; the matrix is consulted and informed of it, and a commander asked to ratify it.',
  ),
};
