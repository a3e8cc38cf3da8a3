import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

const payload = Type.Object({ rollback: Type.String() });

/** Sends the order to the webhook. A retry carries the same id, so receivers can deduplicate. */
export const sendDue = defineTask({
  name: 'rollback.send',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload,
  leaseSeconds: 30,
  backoffSeconds: [1, 2, 5, 10, 30, 60, 60, 120, 120, 300, 300, 300],
});

/** The executor's time to report is over. */
export const giveUpDue = defineDeadline({ name: 'rollback.give_up', lane: 'clock', whenLate: 'fire-once', payload });

/** Nobody has answered the request in time (R24). */
export const unansweredDue = defineDeadline({
  name: 'rollback.unanswered',
  lane: 'clock',
  whenLate: 'fire-once',
  payload,
});
