import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

/** Sends an update, or its correction, to every confirmed subscriber it concerns. */
export const fanOutDue = defineDeadline({
  name: 'status.fan_out',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ update: Type.String(), version: Type.Integer(), after: Type.Optional(Type.String()) }),
});

/** Sends an update, internal or published, to the lists. */
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

/** Notifies one member of a list. Declared here, served by `notifications`. A retry carries the same id. */
export const audienceSend = defineTask({
  name: 'audience.send',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ notice: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});

/** Erases an address that was not confirmed in time. */
export const lapseDue = defineDeadline({
  name: 'subscription.lapse',
  lane: 'housekeeping',
  whenLate: 'fire-once',
  payload: Type.Object({ subscriber: Type.String() }),
});

/**
 * Sends one subscriber an update, or the confirmation request. Declared here, served by `notifications`. An update that
 * may have arrived is not sent again: for a public list none is better than two.
 */
export const statusSend = defineTask({
  name: 'status.send',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    subscriber: Type.String(),
    update: Type.Optional(Type.String()),
    /** The wording to send; it is skipped once replaced, since the new one is sent separately. */
    wording: Type.Optional(Type.Integer()),
  }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});
