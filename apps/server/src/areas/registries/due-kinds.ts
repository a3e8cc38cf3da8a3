import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** A registry is asked for all that it has. Asked twice it tells the same. */
export const readRegistryTask = defineTask({
  name: 'registries.read',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 120,
  backoffSeconds: [5, 15, 30],
  payload: Type.Object({ registry: Type.String({ format: 'uuid' }) }),
});
