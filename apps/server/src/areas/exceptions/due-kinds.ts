import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Its time is up. Gates have gone by the clock all along; this puts it on the record, where people look. */
export const expiryDue = defineDeadline({
  name: 'exception.expire',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ exception: Type.String() }),
});
