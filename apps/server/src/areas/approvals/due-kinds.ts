import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

const ofApproval = Type.Object({ approval: Type.String() });

/** Those who may decide and have not are told again, until it is decided or expires. */
export const remindDue = defineDeadline({
  name: 'approval.remind',
  lane: 'prompt',
  whenLate: 'collapse',
  payload: ofApproval,
});

/** Those asked so far were silent: the next group of the rule is asked as well, before it expires unseen. */
export const askNextDue = defineDeadline({
  name: 'approval.ask_next',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: ofApproval,
});

/** Nobody decided in time; or nobody ratified, which is told on and stays open. */
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
 * Tells one person of one request. Declared here, served by `notifications`. A second attempt may find the first one
 * delivered after all: the message then carries the same id.
 */
export const approvalTell = defineTask({
  name: 'approval.tell',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ approval: Type.String(), to: Type.String(), why: Type.Enum([...tellReasons]) }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});
