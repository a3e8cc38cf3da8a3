import { reviewState, type PolicySnapshot, type ReviewState } from '@muster/policy';
import type { Kysely } from 'kysely';
import { latestReview } from '../store/reviews.ts';

/** State of the quarterly review, from the policy's dates and the recorded reviews (GOV 0.1). */
export async function reviewOf(db: Kysely<unknown>, policy: PolicySnapshot, now: Date): Promise<ReviewState> {
  return reviewState(policy, now, (await latestReview(db, policy.id))?.reviewedOn);
}
