import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Combines one principal's reads of a minute into one entry. */
export const closeReadMinute = defineDeadline({
  name: 'access.close_read_minute',
  lane: 'housekeeping',
  whenLate: 'fire-once',
  payload: Type.Object({ actor: Type.String(), minute: Type.String() }),
});

/** Daily removal of entries past their retention (GOV 7.3). Missed runs collapse into one. */
export const retainLedger = defineDeadline({
  name: 'ledger.retain',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({ day: Type.String() }),
});
