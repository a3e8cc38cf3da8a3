import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

const OfSink = Type.Object({ sink: Type.String({ format: 'uuid' }) });

/** Sends a sink the entries it lacks. Resent entries have the same ids. */
export const deliverToSink = defineTask({
  name: 'sinks.deliver',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 120,
  backoffSeconds: [5, 15, 60],
  payload: OfSink,
});

/** The daily reconciliation of a sink with the tree. Idempotent. */
export const reconcileSink = defineTask({
  name: 'sinks.reconcile',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 3600,
  backoffSeconds: [600, 3600],
  payload: OfSink,
});
