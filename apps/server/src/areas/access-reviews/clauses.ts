import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause it covers, and where. */
export const accessReviewClauses: Clauses = {
  '7.6': enforced(
    ['apps/server/src/areas/access-reviews'],
    'Each quarter, somebody else decides for every access whether to keep or revoke it, and the decision takes effect at once. An access that nobody decided in time is a finding.',
  ),
};
