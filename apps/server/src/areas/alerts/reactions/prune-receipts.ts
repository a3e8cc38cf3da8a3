import { addMinutes, MINUTES_PER_DAY } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { planPruning } from '../commands/plan-pruning.ts';
import { dropChanges } from '../store/change-events.ts';
import { dropFailures } from '../store/delivery-failures.ts';
import { dropKept } from '../store/kept-deliveries.ts';
import { dropReceipts } from '../store/receipts.ts';

const AT_ONCE = 10_000;

/** How long deliveries are kept: long enough to fix their sender. */
const keptFor = { days: 14 };

/**
 * Deletes receipts, failures and change events older than the audit log's retention (GOV 7.3), and kept deliveries
 * after `keptFor`; bounded per sweep to keep transactions short. Each sweep plans the next.
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
