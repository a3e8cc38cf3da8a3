import { addDays, addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { DueRegistry } from '../../platform/worker/registry.ts';
import { KEPT_DAYS } from './domain/sample.ts';
import { pruneTelemetry } from './due-kinds.ts';
import { dropInputs } from './store/drop-inputs.ts';

const EVERY_MINUTES = 60;
const AT_ONCE = 10_000;

/**
 * Deletes samples, events and minutes that no budget looks at any more, some thousands a sweep, so that no transaction is
 * long. Hours stay. Each sweep plans the next; the first is planned with the first batch.
 */
export function registerTelemetryReactions(registry: DueRegistry): void {
  registry.onDeadline(pruneTelemetry, async (ctx) => {
    const dropped = await dropInputs(ctx.tx, addDays(ctx.now, -KEPT_DAYS), AT_ONCE);
    if (dropped > 0) ctx.log.info('telemetry.pruned', { dropped });
    planTelemetryPruning(ctx);
  });
}

/** The next sweep. Planned already, it stays as it is. */
export function planTelemetryPruning(ctx: CommandContext): void {
  ctx.due.plan({
    kind: pruneTelemetry,
    key: 'telemetry',
    subject: { kind: 'telemetry', id: 'all' },
    dueAt: addMinutes(ctx.now, EVERY_MINUTES),
    payload: {},
  });
}
