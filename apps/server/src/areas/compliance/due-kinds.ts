import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** The minute is over: what somebody read in it becomes one entry. */
export const closeReadMinute = defineDeadline({
  name: 'access.close_read_minute',
  lane: 'housekeeping',
  whenLate: 'fire-once',
  payload: Type.Object({ actor: Type.String(), minute: Type.String() }),
});

/** Once a day what has outlived its retention goes (GOV 7.3). Missed days are one. */
export const retainLedger = defineDeadline({
  name: 'ledger.retain',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({ day: Type.String() }),
});
