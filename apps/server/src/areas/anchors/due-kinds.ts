import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** An anchor vouches for the newest head, also where nothing is new: silence would otherwise look like peace. Asked twice, it vouches twice. */
export const markAnchor = defineTask({
  name: 'anchors.mark',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 120,
  backoffSeconds: [10, 30],
  payload: Type.Object({ anchor: Type.String({ format: 'uuid' }) }),
});
