import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Judges all objectives: time alone changes what a window holds. Each run plans the next. */
export const judgeAll = defineDeadline({
  name: 'objective.judge_all',
  lane: 'clock',
  whenLate: 'collapse',
  payload: Type.Object({}),
});

/** Judges one objective now, because its counts changed. */
export const judgeOne = defineDeadline({
  name: 'objective.judge',
  lane: 'clock',
  whenLate: 'collapse',
  payload: Type.Object({ objective: Type.String() }),
});

const DriftAlert = Type.Object({ alert: Type.String(), incident: Type.String(), at: Type.String() });

/** A SEV-1 drift alert is not acknowledged yet and soon will be late (R8). */
export const driftAckWarning = defineDeadline({
  name: 'objective.ack_warning',
  lane: 'clock',
  whenLate: 'void',
  payload: DriftAlert,
});

/** The time to acknowledge a SEV-1 drift alert is over. */
export const driftAckDue = defineDeadline({
  name: 'objective.ack_due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: DriftAlert,
});
