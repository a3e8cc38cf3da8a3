import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each policy clause, and where. */
export const regulatorClauses: Clauses = {
  '2.7': enforced(
    ['apps/server/src/areas/regulators', 'policy/GOV-001/2.0.0+r1/regulators.yaml'],
    'What authorities are to be told runs on a clock from recorded awareness; what was filed, by whom, and what was missed is on record.',
  ),
};
