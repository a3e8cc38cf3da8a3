import { addMinutes, MINUTES_PER_DAY } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { planPruning } from '../commands/plan-pruning.ts';
import { dropChanges } from '../store/change-events.ts';
import { dropFailures } from '../store/delivery-failures.ts';
import { dropKept } from '../store/kept-deliveries.ts';
import { dropReceipts } from '../store/receipts.ts';

const AT_ONCE = 10_000;

/** What was received is kept for as long as its sender may still be set right. */
const keptFor = { days: 14 };

/**
 * Deletes the receipts that are older than the audit log must be kept (GOV 7.3), some thousands a sweep, so that no
 * transaction is long. The sweep plans the next one.
 */
export async function pruneOldReceipts(ctx: CommandContext): Promise<void> {
  const { minimum } = ctx.policies.current.audit.retention;
  const bound = addMinutes(ctx.now, -minimum.minutes);
  await dropFailures(ctx.tx, bound);
  await dropChanges(ctx.tx, bound, AT_ONCE);
  await dropKept(ctx.tx, addMinutes(ctx.now, -keptFor.days * MINUTES_PER_DAY), AT_ONCE);
  const dropped = await dropReceipts(ctx.tx, ctx.ids.row(bound), AT_ONCE);
  if (dropped > 0) ctx.log.info('alerts.receipts_pruned', { dropped });
  planPruning(ctx);
}
