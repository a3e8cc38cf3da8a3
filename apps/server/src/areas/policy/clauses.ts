import { enforced, partly, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause that it touches, and where. */
export const policyClauses: Clauses = {
  '0.1': enforced(
    [
      'packages/policy/src/questions/review.ts',
      'apps/server/src/areas/policy/activate-policy.ts',
      'apps/server/src/areas/policy/record-review.ts',
    ],
    'The version in force and the revision of its readings are on every entry; Platform Governance records each review, and an overdue one is flagged to it.',
  ),
  '7.12': partly(
    ['apps/server/src/areas/policy/queries/list-clauses.ts'],
    'Each clause shows its state and latest entry; control evidence packs are not part of this release.',
  ),
};
