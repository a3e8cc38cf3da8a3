import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** The moment by which every item of a review must be decided. */
export const accessReviewDue = defineDeadline({
  name: 'access_review.due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ review: Type.String() }),
});
