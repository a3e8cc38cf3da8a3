import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { disconnect, hear } from '../../telemetry/public.ts';
import { completionObjective } from '../domain/completion.ts';
import { beHeard } from '../due-kinds.ts';
import { isAnyScheduled } from '../store/schedules.ts';
import { PIPELINES } from './judge-slots.ts';

/** Well within the silence that the policy bears. */
const SHARE_OF_SILENCE = 2;

/**
 * Says that scheduled runs are watched, and goes on saying so: a source that is connected and falls silent denies
 * deployments (R10). Where nothing is scheduled any more it takes its leave.
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
