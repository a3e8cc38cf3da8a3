import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

const ofClock = Type.Object({ incident: Type.String(), clock: Type.String(), round: Type.Integer() });

/** The policy's warning share of a clock's time is left. A warning that comes late has nothing to warn of. */
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

/** The policy's contact roles are to be called unless the incident has been mitigated, or a commander named, by then. */
export const escalationDue = defineDeadline({
  name: 'incident.escalation_due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String(), step: Type.String() }),
});

/** Nobody has acknowledged: the on-call list is woken once more. */
export const pageAgain = defineDeadline({
  name: 'incident.page_again',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String(), count: Type.Integer() }),
});

/** Nobody has acknowledged since these people were called in: they are called once more. */
export const calledInAgain = defineDeadline({
  name: 'incident.called_in',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String(), people: Type.Array(Type.String()), count: Type.Integer() }),
});

/** Whether something has followed the acknowledgement since; where nothing has, it lapses (a team's path may ask for that). */
export const acknowledgementLapses = defineDeadline({
  name: 'incident.acknowledgement_lapses',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String(), since: Type.String(), minutes: Type.Integer() }),
});

/** What was owed on an incident by now has not been done. */
export const obligationDue = defineDeadline({
  name: 'incident.obligation_due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ obligation: Type.String() }),
});
