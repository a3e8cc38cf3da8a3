import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** A scheduled run's time is over: it is good or a miss. A missed deadline fires once, with its original time. */
export const judgeScheduled = defineDeadline({
  name: 'pipelines.judge_scheduled',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ slotAt: Type.String({ format: 'date-time' }) }),
});

/** Deletes runs and scheduled starts past the policy's retention. */
export const prunePipelines = defineDeadline({
  name: 'pipelines.prune',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});

/**
 * While anything is scheduled, tells the objective that its source is alive: having nothing due is not silence (R10).
 */
export const beHeard = defineDeadline({
  name: 'pipelines.be_heard',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
