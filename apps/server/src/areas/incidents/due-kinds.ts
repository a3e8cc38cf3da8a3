import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

const ofClock = Type.Object({ incident: Type.String(), clock: Type.String(), round: Type.Integer() });

/** Only the policy's warning share of a clock's time is left. Skipped if late: the warning would be useless. */
export const clockWarning = defineDeadline({
  name: 'incident.clock_warning',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: ofClock,
});

/** A clock has run out. Recorded with its original due time, however late the worker is. */
export const clockDue = defineDeadline({
  name: 'incident.clock_due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: ofClock,
});

/** Call the policy's contact roles unless the incident is mitigated, or a commander named, by then. */
export const escalationDue = defineDeadline({
  name: 'incident.escalation_due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String(), step: Type.String() }),
});

/** Still unacknowledged: page the on-call list again. */
export const pageAgain = defineDeadline({
  name: 'incident.page_again',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String(), count: Type.Integer() }),
});

/** Still unacknowledged since these people were called in: page them again. */
export const calledInAgain = defineDeadline({
  name: 'incident.called_in',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String(), people: Type.Array(Type.String()), count: Type.Integer() }),
});

/** Check whether anything has followed the acknowledgement; if not, it lapses (if a team's path asks for that). */
export const acknowledgementLapses = defineDeadline({
  name: 'incident.acknowledgement_lapses',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String(), since: Type.String(), minutes: Type.Integer() }),
});

/** An obligation of an incident has not been met in time. */
export const obligationDue = defineDeadline({
  name: 'incident.obligation_due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ obligation: Type.String() }),
});
