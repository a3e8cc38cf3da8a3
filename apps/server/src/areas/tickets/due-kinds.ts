import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Retry delays in seconds: a tracker can be down for an hour without loss. */
const PATIENTLY = [1, 5, 15, 60, 300, 600, 1200, 1800, 1800];

/** Opens an action item's ticket. A retry looks for its mark first. */
export const ticketOpen = defineTask({
  name: 'ticket.open',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({ action: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: PATIENTLY,
});

/** Compares a ticket with its action item and updates one of them. Idempotent. */
export const ticketSync = defineTask({
  name: 'ticket.sync',
  lane: 'chat',
  whenLate: 'collapse',
  payload: Type.Object({ action: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: PATIENTLY,
});

/** Polls a tracker for changes that no webhook reported. */
export const trackerReconcile = defineTask({
  name: 'tracker.reconcile',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({ tracker: Type.String() }),
  leaseSeconds: 300,
  backoffSeconds: [60, 300, 600],
});
