import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { pruneReceipts } from '../due-kinds.ts';
import { pruneOldReceipts } from './prune-receipts.ts';

/** What time does to alerts. */
export function registerAlertReactions(registry: DueRegistry): void {
  registry.onDeadline(pruneReceipts, async (ctx) => pruneOldReceipts(ctx));
}
