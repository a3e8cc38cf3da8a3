import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { disconnect, hear } from '../../telemetry/public.ts';
import { completionObjective } from '../domain/completion.ts';
import { beHeard } from '../due-kinds.ts';
import { isAnyScheduled } from '../store/schedules.ts';
import { PIPELINES } from './judge-slots.ts';

/** Report at this fraction of the silence that the policy tolerates. */
const SHARE_OF_SILENCE = 2;

/**
 * Reports that scheduled runs are being watched, for as long as any are scheduled: a connected source that falls silent
 * blocks deployments (R10). Disconnects when nothing is scheduled any more.
 */
export async function beHeardOf(ctx: CommandContext): Promise<void> {
  const series = [completionObjective(ctx.policies.current)];
  if (!(await isAnyScheduled(ctx.tx))) {
    await disconnect(ctx, PIPELINES, series);
    return;
  }
  await hear(ctx, PIPELINES, series);
  const { silentFor } = ctx.policies.current.errorBudget.missingData;
  ctx.due.plan({
    kind: beHeard,
    key: PIPELINES,
    subject: { kind: 'pipelines', id: 'all' },
    dueAt: addMinutes(ctx.now, silentFor.minutes / SHARE_OF_SILENCE),
    payload: {},
  });
}
