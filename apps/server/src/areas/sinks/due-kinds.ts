import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

const OfSink = Type.Object({ sink: Type.String({ format: 'uuid' }) });

/** A sink gets what it does not have yet. Sent twice, the same entries come with the same ids. */
export const deliverToSink = defineTask({
  name: 'sinks.deliver',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 120,
  backoffSeconds: [5, 15, 60],
  payload: OfSink,
});

/** Once a day what a sink holds is held against the tree. Done twice, it finds the same. */
export const reconcileSink = defineTask({
  name: 'sinks.reconcile',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 3600,
  backoffSeconds: [600, 3600],
  payload: OfSink,
});
