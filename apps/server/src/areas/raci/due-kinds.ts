import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

/** Nobody of the role has answered within the policy's time: that, too, goes on the record. */
export const silenceDue = defineDeadline({
  name: 'consultation.silence',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ consultation: Type.String() }),
});

/** The end of a digest's time: whoever is informed of what happened in it, and has not been told, is told. */
export const digestDue = defineDeadline({
  name: 'act.digest',
  lane: 'housekeeping',
  whenLate: 'fire-once',
  payload: Type.Object({ from: Type.String(), until: Type.String() }),
});

/**
 * Tells one person what they are asked or informed of. Declared here, served by `notifications`, which says what became of
 * it. A second attempt carries the same id.
 */
export const noticeSend = defineTask({
  name: 'notice.send',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ notice: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});
