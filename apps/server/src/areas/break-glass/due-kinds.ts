import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

const payload = Type.Object({ emergency: Type.String() });

/** The end of a grant: it lapses if unused. */
export const grantEnds = defineDeadline({
  name: 'break_glass.grant_ends',
  lane: 'clock',
  whenLate: 'fire-once',
  payload,
});

/** The deadline for an applied change to go through the normal process (GOV 5.3.4). */
export const reapplyDue = defineDeadline({
  name: 'break_glass.reapply_due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload,
});
