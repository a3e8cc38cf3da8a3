import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

const ofIncident = Type.Object({ incident: Type.String() });
const ofAction = Type.Object({ action: Type.String() });

/** Nobody has scheduled the review in the policy's share of the time: the commander is told (GOV 8.2). */
export const reviewPromptDue = defineDeadline({
  name: 'postmortem.review_prompt',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: ofIncident,
});

/** Due but not published: a miss, recorded. */
export const postmortemDue = defineDeadline({
  name: 'postmortem.due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: ofIncident,
});

/** Reminds the owner before an action item is due. */
export const actionRemindDue = defineDeadline({
  name: 'action.remind',
  lane: 'prompt',
  whenLate: 'collapse',
  payload: ofAction,
});

/**
 * An action item is overdue: its owner is reminded repeatedly, then those the policy escalates to are told (GOV 8.4).
 */
export const actionOverdueDue = defineDeadline({
  name: 'action.overdue',
  lane: 'prompt',
  whenLate: 'collapse',
  payload: ofAction,
});

export const tellReasons = [
  'review-unscheduled',
  'review-scheduled',
  'postmortem-missed',
  'action-owned',
  'action-due',
  'action-overdue',
  'action-escalated',
  'ticket-dropped',
] as const;
export type TellReason = (typeof tellReasons)[number];

/** Tells one person. Declared here, handled by `notifications`; a retry carries the same id. */
export const postmortemTell = defineTask({
  name: 'postmortem.tell',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    incident: Type.String(),
    action: Type.Optional(Type.String()),
    to: Type.String(),
    why: Type.Enum([...tellReasons]),
  }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});
