import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** A Prometheus is asked for the minutes that are over. Asked twice for the same minutes it tells the same of them. */
export const readPrometheus = defineTask({
  name: 'feeds.read_prometheus',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 60,
  backoffSeconds: [5, 15, 30],
  payload: Type.Object({ feed: Type.String({ format: 'uuid' }) }),
});
