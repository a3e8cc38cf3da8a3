import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Old inputs are swept out. */
export const pruneTelemetry = defineDeadline({
  name: 'telemetry.prune',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
