import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Receipts older than the policy keeps them are to go. Missed ones collapse: the last prunes for all. */
export const pruneReceipts = defineDeadline({
  name: 'alerts.prune_receipts',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
