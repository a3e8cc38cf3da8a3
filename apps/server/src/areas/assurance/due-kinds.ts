import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Tests every control on the entries since the last test (GOV 7.12). Missed runs collapse into one. */
export const testControls = defineDeadline({
  name: 'controls.test',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
