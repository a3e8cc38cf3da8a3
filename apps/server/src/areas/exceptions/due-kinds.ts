import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Records an expiry for people to see. Gates have followed the clock all along. */
export const expiryDue = defineDeadline({
  name: 'exception.expire',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ exception: Type.String() }),
});
