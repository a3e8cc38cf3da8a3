import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

/** Nobody in the role answered within the policy's time; that is recorded too. */
export const silenceDue = defineDeadline({
  name: 'consultation.silence',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ consultation: Type.String() }),
});

/** The end of a digest period: informed people who were not told at once are told now. */
export const digestDue = defineDeadline({
  name: 'act.digest',
  lane: 'housekeeping',
  whenLate: 'fire-once',
  payload: Type.Object({ from: Type.String(), until: Type.String() }),
});

/**
 * Tells one person what they are asked or informed of. Declared here, served by `notifications`, which reports the
 * outcome. A retry carries the same id.
 */
export const noticeSend = defineTask({
  name: 'notice.send',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ notice: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});
