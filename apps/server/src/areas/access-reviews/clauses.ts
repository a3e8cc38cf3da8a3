import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause it covers, and where. */
export const accessReviewClauses: Clauses = {
  '7.6': enforced(
    ['apps/server/src/areas/access-reviews'],
    'Each quarter every access is kept or revoked by another’s decision, which is carried out at once; what is not answered is a finding.',
  ),
};
