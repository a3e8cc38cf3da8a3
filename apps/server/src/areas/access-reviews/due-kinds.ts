import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Everything of a review should have been answered by now. */
export const accessReviewDue = defineDeadline({
  name: 'access_review.due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ review: Type.String() }),
});
