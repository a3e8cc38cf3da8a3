import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

/** Receipts older than the policy keeps them are to go. Missed ones collapse: the last prunes for all. */
export const pruneReceipts = defineDeadline({
  name: 'alerts.prune_receipts',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});

/** Its time is up. The intake has gone by the clock all along; this lets go what it held. */
export const suppressionEnds = defineDeadline({
  name: 'alerts.suppression_ends',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ suppression: Type.String() }),
});

export const announcements = ['planned', 'began', 'ended'] as const;

/** Something that somebody holds back is planned, has begun or is over: whom it concerns is found at that moment. */
export const suppressionAnnounced = defineDeadline({
  name: 'alerts.suppression_announced',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    suppression: Type.String(),
    what: Type.Enum([...announcements]),
    /** How many alerts waited for its end. */
    waited: Type.Optional(Type.Integer()),
  }),
});

/** Tells one person of it. Declared here, served by `notifications`; a second attempt carries the same id. */
export const suppressionTell = defineTask({
  name: 'alerts.suppression_tell',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    suppression: Type.String(),
    what: Type.Enum([...announcements]),
    waited: Type.Optional(Type.Integer()),
    to: Type.String(),
  }),
  leaseSeconds: 30,
  backoffSeconds: [5, 30, 120, 600, 1800],
});

/**
 * What was held is judged some hundreds at a time, so that no transaction is long, and then what fired all along, behind
 * `firingAfter`. Each plans the next.
 */
export const releaseHeld = defineDeadline({
  name: 'alerts.release_held',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ suppression: Type.String(), firingAfter: Type.Optional(Type.String()) }),
});

/** A heartbeat's time is up. */
export const heartbeatSilent = defineDeadline({
  name: 'alerts.heartbeat_silent',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ integration: Type.String() }),
});

/** Something kept is delivered: what was received before, or a test. */
export const deliverKept = defineDeadline({
  name: 'alerts.deliver_kept',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ integration: Type.String(), delivery: Type.String() }),
});
