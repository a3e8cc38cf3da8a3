import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each policy clause, and where. */
export const regulatorClauses: Clauses = {
  '2.7': enforced(
    ['apps/server/src/areas/regulators', 'policy/GOV-001/2.0.0+r1/regulators.yaml'],
    'Each notice to an authority has a deadline that counts from recorded awareness; what was filed, by whom, and what was missed is recorded.',
  ),
};
