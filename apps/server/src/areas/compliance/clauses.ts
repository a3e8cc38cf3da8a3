import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause it covers, and where. */
export const complianceClauses: Clauses = {
  '7.3': enforced(
    [
      'apps/server/src/platform/config/check-retention.ts',
      'apps/server/src/areas/compliance/domain/retention.ts',
      'apps/server/src/areas/compliance/reactions/retain.ts',
    ],
    'A lower LOG_RETENTION_DAYS than the policy, or the profile that is chosen, demands keeps Muster from starting, and whatever is configured, nothing younger than the policy demands is removed.',
  ),
  '7.5': enforced(
    ['apps/server/src/areas/compliance'],
    'The compliance team searches, exports and verifies the whole log; each export and each look into it is an entry.',
  ),
};
