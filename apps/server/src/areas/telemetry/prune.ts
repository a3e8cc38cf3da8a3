import { addDays, addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { DueRegistry } from '../../platform/worker/registry.ts';
import { KEPT_DAYS } from './domain/sample.ts';
import { dropOld } from './store/drop-old.ts';
import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

const EVERY_MINUTES = 60;
const AT_ONCE = 10_000;

/** Delay after a sweep that did not finish, so that a burst of old rows does not wait for the hourly sweep. */
const SOON_MINUTES = 1;

/**
 * Deletes samples, events and minutes that no budget reads any more, and hours older than the policy keeps, some
 * thousands per sweep to keep transactions short. Each sweep plans the next; the first batch plans the first.
 */
export function registerTelemetryReactions(registry: DueRegistry): void {
  registry.onDeadline(pruneTelemetry, async (ctx) => {
    const { rollUps } = ctx.policies.current.errorBudget.kept;
    const before = { inputs: addDays(ctx.now, -KEPT_DAYS), hours: addMinutes(ctx.now, -rollUps.minutes) };
    const dropped = await dropOld(ctx.tx, before, AT_ONCE);
    if (dropped > 0) ctx.log.info('telemetry.pruned', { dropped });
    planTelemetryPruning(ctx, dropped < AT_ONCE ? EVERY_MINUTES : SOON_MINUTES);
  });
}

/** Plans the next sweep. Idempotent. */
export function planTelemetryPruning(ctx: CommandContext, minutes: number = EVERY_MINUTES): void {
  ctx.due.plan({
    kind: pruneTelemetry,
    key: 'telemetry',
    subject: { kind: 'telemetry', id: 'all' },
    dueAt: addMinutes(ctx.now, minutes),
    payload: {},
  });
}

const pruneTelemetry = defineDeadline({
  name: 'telemetry.prune',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
});
