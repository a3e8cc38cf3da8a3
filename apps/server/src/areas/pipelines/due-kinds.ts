import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** A scheduled run's time is over: it was complete, or it is a miss. Missed moments are served once, with their own time. */
export const judgeScheduled = defineDeadline({
  name: 'pipelines.judge_scheduled',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ slotAt: Type.String({ format: 'date-time' }) }),
});

/** Runs and scheduled starts beyond the policy's time are swept out. */
export const prunePipelines = defineDeadline({
  name: 'pipelines.prune',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});

/** While anything is scheduled, the objective hears that its source is alive: nothing due is no silence (R10). */
export const beHeard = defineDeadline({
  name: 'pipelines.be_heard',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
