import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Every control is tested by what came on record since the last time (GOV 7.12). Missed tests are one. */
export const testControls = defineDeadline({
  name: 'controls.test',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
