import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { disconnect, hear } from '../../telemetry/public.ts';
import { accuracyObjective } from '../domain/accuracy-objective.ts';
import { beHeard } from '../due-kinds.ts';
import { servingNow } from '../store/versions.ts';
import { MODELS } from './judge-slices.ts';

/** Well within the silence that the policy bears. */
const SHARE_OF_SILENCE = 2;

/**
 * Says that models are watched, and goes on saying so while one serves: hours are judged once their labels are due, and the
 * time until then is no silence (R10). Where nothing serves any more it takes its leave.
 */
export async function beHeardOf(ctx: CommandContext): Promise<void> {
  const series = [accuracyObjective(ctx.policies.current)];
  if ((await servingNow(ctx.tx)).length === 0) {
    await disconnect(ctx, MODELS, series);
    return;
  }
  await hear(ctx, MODELS, series);
  const { silentFor } = ctx.policies.current.errorBudget.missingData;
  ctx.due.plan({
    kind: beHeard,
    key: MODELS,
    subject: { kind: 'models', id: 'all' },
    dueAt: addMinutes(ctx.now, silentFor.minutes / SHARE_OF_SILENCE),
    payload: {},
  });
}
