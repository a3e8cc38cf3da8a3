import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

/** An update was published or corrected: every confirmed subscriber whose services it concerns is to be told. */
export const fanOutDue = defineDeadline({
  name: 'status.fan_out',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ update: Type.String(), version: Type.Integer(), after: Type.Optional(Type.String()) }),
});

/** An update, for stakeholders or as published, goes to the lists. */
export const audienceFanOut = defineDeadline({
  name: 'audience.fan_out',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    incident: Type.String(),
    update: Type.String(),
    wording: Type.Integer(),
    reaches: Type.Enum(['stakeholders', 'public']),
  }),
});

/** Tells one member of a list. Declared here, served by `notifications`. A second attempt carries the same id. */
export const audienceSend = defineTask({
  name: 'audience.send',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ notice: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});

/** Nobody at the address has confirmed in time: it is erased. */
export const lapseDue = defineDeadline({
  name: 'subscription.lapse',
  lane: 'housekeeping',
  whenLate: 'fire-once',
  payload: Type.Object({ subscriber: Type.String() }),
});

/**
 * Sends one subscriber one update, or the question whether they want to be one. Declared here, served by `notifications`. An
 * update that may have arrived is not sent again: to a public list rather none than two.
 */
export const statusSend = defineTask({
  name: 'status.send',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    subscriber: Type.String(),
    update: Type.Optional(Type.String()),
    /** Which wording of it; once another has taken its place, that one is sent and this is not. */
    wording: Type.Optional(Type.Integer()),
  }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});
