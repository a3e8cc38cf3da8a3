import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Waits between attempts: a bad hour of a tracker loses nothing. */
const PATIENTLY = [1, 5, 15, 60, 300, 600, 1200, 1800, 1800];

/** Opens an action item's ticket. A second attempt looks for its mark first. */
export const ticketOpen = defineTask({
  name: 'ticket.open',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({ action: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: PATIENTLY,
});

/** Looks at a ticket and its action item, and has the one follow the other. Done twice it finds nothing left to do. */
export const ticketSync = defineTask({
  name: 'ticket.sync',
  lane: 'chat',
  whenLate: 'collapse',
  payload: Type.Object({ action: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: PATIENTLY,
});

/** Asks a tracker what changed, for what no webhook told of. */
export const trackerReconcile = defineTask({
  name: 'tracker.reconcile',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({ tracker: Type.String() }),
  leaseSeconds: 300,
  backoffSeconds: [60, 300, 600],
});
