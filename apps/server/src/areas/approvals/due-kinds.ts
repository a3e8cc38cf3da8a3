import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

const ofApproval = Type.Object({ approval: Type.String() });

/** Reminds deciders who have not voted, until it is decided or expires. */
export const remindDue = defineDeadline({
  name: 'approval.remind',
  lane: 'prompt',
  whenLate: 'collapse',
  payload: ofApproval,
});

/** The groups asked so far did not decide: asks the rule's next group before the request expires. */
export const askNextDue = defineDeadline({
  name: 'approval.ask_next',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: ofApproval,
});

/** Nobody decided in time, so it expires. In mode `after` the missing ratification is escalated and stays open. */
export const expiryDue = defineDeadline({
  name: 'approval.expire',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: ofApproval,
});

export const tellReasons = [
  'asked',
  'passed-on',
  'reminded',
  'approved',
  'declined',
  'expired',
  'void',
  'overdue',
] as const;

/**
 * Notifies one person of one request. Declared here, served by `notifications`. A retry may duplicate a delivered
 * message, so it carries the same id.
 */
export const approvalTell = defineTask({
  name: 'approval.tell',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ approval: Type.String(), to: Type.String(), why: Type.Enum([...tellReasons]) }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});
