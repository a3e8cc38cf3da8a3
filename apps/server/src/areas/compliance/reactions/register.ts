import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { closeReadMinute, retainLedger } from '../due-kinds.ts';
import { closeReads } from './close-reads.ts';
import { retain } from './retain.ts';

/** Registers the audit trail's due work. `retentionDays` is LOG_RETENTION_DAYS as configured. */
export const registerComplianceReactions =
  ({ retentionDays, macKey }: { readonly retentionDays: number; readonly macKey: () => Uint8Array }) =>
  (registry: DueRegistry): void => {
    registry.onDeadline(closeReadMinute, (ctx, row) => closeReads(ctx, row.payload));
    registry.onDeadline(retainLedger, (ctx) => retain(ctx, retentionDays, macKey()));
  };
