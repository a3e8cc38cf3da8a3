import { addDays } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import type { UseService } from '../../../kernel/services.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { keptDays } from '../domain/log-policy.ts';
import { beHeard, judgeSlice, tidyPredictions } from '../due-kinds.ts';
import { planTidying } from '../plan-tidying.ts';
import { beHeardOf } from '../judging/be-heard.ts';
import { judgeSlices } from '../judging/judge-slices.ts';
import { predictionsDropped } from '../ledger-actions.ts';
import { modelsRoom } from '../room.ts';
import { dropEarly } from '../store/outcomes.ts';
import { dropDays } from '../store/predictions.ts';
import { foldMinutes } from '../store/roll-ups.ts';

/** What time does to models and their predictions. */
export function registerModelReactions(registry: DueRegistry): void {
  registry.onDeadline(judgeSlice, async (ctx, { payload }) =>
    judgeSlices(ctx, [{ versionId: asId(payload.version), hour: new Date(payload.hour) }]),
  );
  registry.onDeadline(beHeard, async (ctx) => beHeardOf(ctx));
  registry.onDeadline(tidyPredictions, async (ctx) => tidy(ctx, ctx.use));
}

const AT_ONCE = 2_000;
/** Minutes are looked at by the minute for two days. */
const MINUTES_STAY_DAYS = 2;

async function tidy(ctx: CommandContext, use: UseService): Promise<void> {
  const { dataKeys } = use(modelsRoom);
  await foldMinutes(ctx.tx, dataKeys, addDays(ctx.now, -MINUTES_STAY_DAYS), AT_ONCE);
  const edge = addDays(ctx.now, -keptDays(ctx.policies.current));
  await dropEarly(ctx.tx, edge);
  const days = await dropDays(ctx.tx, edge);
  if (days.length > 0)
    ctx.record(predictionsDropped, {
      resource: { kind: 'prediction-segment', id: days.at(-1) ?? '' },
      clause: '7.13',
      data: { days: [...days] },
    });
  planTidying(ctx);
}
