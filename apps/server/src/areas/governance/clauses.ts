import { enforced, type Clauses } from '../../platform/clauses.ts';

/** How this area enforces each policy clause it covers, and where. */
export const governanceClauses: Clauses = {
  '7.5': enforced(
    ['apps/server/src/areas/governance/auditors'],
    'Auditors from outside look by an account of their own, approved by another hand, until a moment; the clock ends it.',
  ),
};
