import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { planPruning } from '../plan-pruning.ts';
import { dropOldRuns } from '../store/drop-old-runs.ts';

const AT_ONCE = 10_000;
const SOON_MINUTES = 1;

/**
 * Deletes runs, scheduled starts and their events past the policy's retention, a few thousand per sweep; ledger entries
 * about them stay as long as the ledger does. Pipelines and schedules stay.
 */
export async function pruneRuns(ctx: CommandContext): Promise<void> {
  const { runs } = ctx.policies.current.errorBudget.kept;
  const dropped = await dropOldRuns(ctx.tx, addMinutes(ctx.now, -runs.minutes), AT_ONCE);
  if (dropped > 0) ctx.log.info('pipelines.pruned', { dropped });
  if (dropped === AT_ONCE) planPruning(ctx, SOON_MINUTES);
  else planPruning(ctx);
}
