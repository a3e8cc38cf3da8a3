import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

/** Prunes receipts past the policy's retention. Missed runs collapse: the last one prunes for all. */
export const pruneReceipts = defineDeadline({
  name: 'alerts.prune_receipts',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});

/** A suppression's end. The intake has followed the clock all along; this releases what it held. */
export const suppressionEnds = defineDeadline({
  name: 'alerts.suppression_ends',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ suppression: Type.String() }),
});

export const announcements = ['planned', 'began', 'ended'] as const;

/** A suppression was planned, began or ended. Whom it concerns is looked up when this runs. */
export const suppressionAnnounced = defineDeadline({
  name: 'alerts.suppression_announced',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    suppression: Type.String(),
    what: Type.Enum([...announcements]),
    /** How many alerts were still held at its end. */
    waited: Type.Optional(Type.Integer()),
  }),
});

/** Notifies one person. Declared here, served by `notifications`; a retry carries the same id. */
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
 * Judges held alerts in portions of some hundreds, to keep transactions short, and then, after `firingAfter`, those
 * that fired all along. Each run plans the next.
 */
export const releaseHeld = defineDeadline({
  name: 'alerts.release_held',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ suppression: Type.String(), firingAfter: Type.Optional(Type.String()) }),
});

/** A heartbeat is due. */
export const heartbeatSilent = defineDeadline({
  name: 'alerts.heartbeat_silent',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ integration: Type.String() }),
});

/** Delivers something kept: an earlier delivery, or a test. */
export const deliverKept = defineDeadline({
  name: 'alerts.deliver_kept',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ integration: Type.String(), delivery: Type.String() }),
});
