import { Type } from 'typebox';
import { defineDeadline } from '../due/kind.ts';

/** The end of a minute with repeated refusals: their count becomes an entry. */
export const closeRefusalMinute = defineDeadline({
  name: 'access.close_refusal_minute',
  lane: 'housekeeping',
  whenLate: 'fire-once',
  payload: Type.Object({
    actor: Type.String(),
    command: Type.String(),
    resource: Type.Object({ kind: Type.String(), id: Type.String() }),
    code: Type.String(),
    minute: Type.String(),
  }),
});

/** Periodically deletes stored responses that are too old to be requested again. Missed sweeps collapse into one. */
export const pruneAnswers = defineDeadline({
  name: 'commands.prune_answers',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
