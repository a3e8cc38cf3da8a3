import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** An agreement has run out. The gateway has gone by the clock all along; this puts it on the record. */
export const dpaExpires = defineDeadline({
  name: 'llm.dpa_expires',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ dpa: Type.String() }),
});

/** Calls that have been kept as long as the policy says are deleted. Each sweep plans the next. */
export const pruneCalls = defineDeadline({
  name: 'llm.prune_calls',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});

/** A consumer's spending is looked at. Each look plans the next. */
export const lookAtSpending = defineDeadline({
  name: 'llm.look_at_spending',
  lane: 'prompt',
  whenLate: 'collapse',
  payload: Type.Object({ consumer: Type.String() }),
});
