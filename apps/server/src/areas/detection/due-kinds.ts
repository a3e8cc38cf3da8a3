import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Evaluates a version for drift, unfair decisions and unexpected data. Each evaluation plans the next. */
export const evaluateDrift = defineDeadline({
  name: 'drift.evaluate',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({ version: Type.String() }),
});

/** Runs every active detector on its series. Each run plans the next. */
export const runDetectors = defineDeadline({
  name: 'detector.run',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
