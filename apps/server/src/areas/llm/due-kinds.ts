import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** An agreement has expired. The gateway has gone by the clock anyway; this records it. */
export const dpaExpires = defineDeadline({
  name: 'llm.dpa_expires',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ dpa: Type.String() }),
});

/** Deletes calls past the policy's retention. Each sweep plans the next. */
export const pruneCalls = defineDeadline({
  name: 'llm.prune_calls',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});

/** Checks a consumer's spending. Each check plans the next. */
export const lookAtSpending = defineDeadline({
  name: 'llm.look_at_spending',
  lane: 'prompt',
  whenLate: 'collapse',
  payload: Type.Object({ consumer: Type.String() }),
});
