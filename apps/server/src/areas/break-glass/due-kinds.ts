import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

const payload = Type.Object({ emergency: Type.String() });

/** The end of a grant: unused, it is over. */
export const grantEnds = defineDeadline({
  name: 'break_glass.grant_ends',
  lane: 'clock',
  whenLate: 'fire-once',
  payload,
});

/** What was applied should have gone the normal way by now (GOV 5.3.4). */
export const reapplyDue = defineDeadline({
  name: 'break_glass.reapply_due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload,
});
