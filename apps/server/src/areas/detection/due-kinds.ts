import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** A version is looked at: whether it drifts, decides unfairly, or gets other data than it was made for. Each look plans the next. */
export const evaluateDrift = defineDeadline({
  name: 'drift.evaluate',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({ version: Type.String() }),
});

/** Every detector that is active looks at its series. Each look plans the next. */
export const runDetectors = defineDeadline({
  name: 'detector.run',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
