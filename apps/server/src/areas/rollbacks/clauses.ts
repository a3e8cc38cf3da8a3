import { partly, type Clauses } from '../../platform/clauses.ts';

const rollbacks = 'apps/server/src/areas/rollbacks';

/** What this area does for each policy clause, and where. */
export const rollbackClauses: Clauses = {
  '2.3': partly(
    [`${rollbacks}/rollback-approval.ts`, `${rollbacks}/commands/ask-rollback.ts`, `${rollbacks}/domain/rollback.ts`],
    'The SRE asks with target and evidence, the commander approves (R24), and the matrix is consulted and informed. The order is signed and sent to its executor, and the rollback counts as done only when the executor says so. The approvers are paged until somebody answers; a rollback that fails, or that the executor never reports on, pages the commander and the person who asked. A rollback that a pipeline starts by itself passes the deploy gate at once, without an approval; the matrix is consulted and informed of it, and a commander is asked to ratify it.',
  ),
};
