import { Type } from 'typebox';
import { defineDeadline } from '../due/kind.ts';

/** The minute in which something was refused repeatedly is over: its count becomes an entry. */
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

/** Now and then the answers that nobody will ask for again go. Missed sweeps are one. */
export const pruneAnswers = defineDeadline({
  name: 'commands.prune_answers',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
