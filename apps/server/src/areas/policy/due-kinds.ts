import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** The day after the one by which a version of the policy had to be reviewed (GOV 0.1). */
export const reviewOverdue = defineDeadline({
  name: 'policy.review_overdue',
  lane: 'housekeeping',
  whenLate: 'fire-once',
  payload: Type.Object({ version: Type.String() }),
});
