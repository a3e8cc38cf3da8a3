import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause it covers, and where. */
export const complianceClauses: Clauses = {
  '7.3': enforced(
    [
      'apps/server/src/platform/config/check-retention.ts',
      'apps/server/src/areas/compliance/domain/retention.ts',
      'apps/server/src/areas/compliance/reactions/retain.ts',
    ],
    'Muster does not start with a LOG_RETENTION_DAYS below what the policy, or the chosen profile, requires. Whatever is configured, nothing younger than the policy requires is removed.',
  ),
  '7.5': enforced(
    ['apps/server/src/areas/compliance'],
    'The compliance team searches, exports and verifies the whole log. Each export and each access to it is an entry.',
  ),
};
