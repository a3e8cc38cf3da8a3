import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { disconnect, hear } from '../../telemetry/public.ts';
import { accuracyObjective } from '../domain/accuracy-objective.ts';
import { beHeard } from '../due-kinds.ts';
import { servingNow } from '../store/versions.ts';
import { MODELS } from './judge-slices.ts';

/** Report at this fraction of the silence that the policy tolerates. */
const SHARE_OF_SILENCE = 2;

/**
 * Reports that models are being watched, for as long as any serves: hours are judged only once their labels are due,
 * and the time until then must not count as silence (R10). Disconnects when nothing serves any more.
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
