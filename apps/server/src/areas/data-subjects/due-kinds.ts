import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** The next step of an erasure. Idempotent. */
export const carryOutErasure = defineTask({
  name: 'data_subjects.carry_out',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 600,
  backoffSeconds: [10, 60, 600],
  payload: Type.Object({ erasure: Type.String({ format: 'uuid' }) }),
});
