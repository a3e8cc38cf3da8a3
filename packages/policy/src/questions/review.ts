import type { PolicySnapshot } from '../snapshot.ts';
import type { ClauseId, RoleId } from '../vocabulary.ts';

export type ReviewState = {
  overdue: boolean;
  /** The day the review is due, such as `2026-08-23`; the whole day still counts, in UTC. */
  due: string;
  goesTo: RoleId;
  clause: ClauseId;
};

/** The state of the quarterly review (clause 0.1); an overdue one is flagged to `goesTo`. */
export function reviewState(policy: PolicySnapshot, now: Date): ReviewState {
  const { review, clause } = policy.document;
  const today = now.toISOString().slice(0, 'yyyy-mm-dd'.length);
  return { overdue: today > review.next, due: review.next, goesTo: review.overdueGoesTo, clause };
}

export function isReviewOverdue(policy: PolicySnapshot, now: Date): boolean {
  return reviewState(policy, now).overdue;
}
