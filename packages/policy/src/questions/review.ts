import type { PolicySnapshot } from '../snapshot.ts';
import type { ClauseId, RoleId } from '../vocabulary.ts';

export type ReviewState = {
  overdue: boolean;
  /** The day the review is due, such as `2026-08-23`; the whole day still counts, in UTC. */
  due: string;
  goesTo: RoleId;
  clause: ClauseId;
};

/**
 * The state of the quarterly review (clause 0.1); an overdue one is escalated to `goesTo`. It is due on the document's
 * date, or one cycle after the day of the last review, whichever is later.
 */
export function reviewState(policy: PolicySnapshot, now: Date, reviewedOn?: string): ReviewState {
  const { review, clause } = policy.document;
  const today = now.toISOString().slice(0, 'yyyy-mm-dd'.length);
  const again = reviewedOn === undefined ? review.next : monthsAfter(reviewedOn, review.everyMonths);
  const due = again > review.next ? again : review.next;
  return { overdue: today > due, due, goesTo: review.overdueGoesTo, clause };
}

/** The same day this many months later, or the month's last day if it has no such day. */
function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)))
    .toISOString()
    .slice(0, 'yyyy-mm-dd'.length);
}

export function isReviewOverdue(policy: PolicySnapshot, now: Date): boolean {
  return reviewState(policy, now).overdue;
}
