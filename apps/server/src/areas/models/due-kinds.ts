import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** The labels of an hour are due: its accuracy is judged. A missed deadline fires once, with its original time. */
export const judgeSlice = defineDeadline({
  name: 'models.judge_slice',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    version: Type.String({ format: 'uuid' }),
    hour: Type.String({ format: 'date-time' }),
  }),
});

/** While anything serves, tells the objective that its source is alive. */
export const beHeard = defineDeadline({
  name: 'models.be_heard',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});

/** Folds minutes into hours, and drops days past retention and outcomes that never matched a prediction. */
export const tidyPredictions = defineDeadline({
  name: 'models.tidy',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});

/** The time to answer a review is over. */
export const reviewDue = defineDeadline({
  name: 'models.review_due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({}),
});
