import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

const payload = Type.Object({ rollback: Type.String() });

/** The order goes to the webhook. Sent twice it carries the same id, by which a receiver knows it. */
export const sendDue = defineTask({
  name: 'rollback.send',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload,
  leaseSeconds: 30,
  backoffSeconds: [1, 2, 5, 10, 30, 60, 60, 120, 120, 300, 300, 300],
});

/** Its executor has had its time. */
export const giveUpDue = defineDeadline({ name: 'rollback.give_up', lane: 'clock', whenLate: 'fire-once', payload });

/** Nobody has answered whoever asked (R24). */
export const unansweredDue = defineDeadline({
  name: 'rollback.unanswered',
  lane: 'clock',
  whenLate: 'fire-once',
  payload,
});
