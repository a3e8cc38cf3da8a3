import { enforced, type Clauses } from '../../platform/clauses.ts';

/** How this area enforces each policy clause it covers, and where. */
export const governanceClauses: Clauses = {
  '7.5': enforced(
    ['apps/server/src/areas/governance/auditors'],
    'Outside auditors have an account of their own, which a second person approves and which ends by itself at a set time.',
  ),
};
