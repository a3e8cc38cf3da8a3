import { addDays, addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import type { UseService } from '../../../kernel/services.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { keptDays } from '../domain/log-policy.ts';
import { beHeard, judgeSlice, reviewDue, tidyPredictions } from '../due-kinds.ts';
import { planTidying } from '../plan-tidying.ts';
import { beHeardOf } from '../judging/be-heard.ts';
import { judgeSlices } from '../judging/judge-slices.ts';
import { predictionsDropped } from '../ledger-actions.ts';
import { missReview } from './miss-review.ts';
import { modelsRoom } from '../room.ts';
import { dropEarly } from '../store/outcomes.ts';
import { dropDays } from '../store/predictions.ts';
import { foldMinutes } from '../store/roll-ups.ts';

/** Registers this area's deadline handlers. */
export function registerModelReactions(registry: DueRegistry): void {
  registry.onDeadline(judgeSlice, async (ctx, { payload }) =>
    judgeSlices(ctx, [{ versionId: asId(payload.version), hour: new Date(payload.hour) }]),
  );
  registry.onDeadline(beHeard, async (ctx) => beHeardOf(ctx));
  registry.onDeadline(reviewDue, async (ctx, { subject }) => missReview(ctx, asId(subject.id)));
  registry.onDeadline(tidyPredictions, async (ctx) => tidy(ctx, ctx.use));
}

const AT_ONCE = 2_000;
/** Drift detectors use minutes for this long; screens use hours. */
const MINUTES_STAY = { minutes: 6 * 60 };

async function tidy(ctx: CommandContext, use: UseService): Promise<void> {
  const { dataKeys } = use(modelsRoom);
  await foldMinutes(ctx.tx, dataKeys, addMinutes(ctx.now, -MINUTES_STAY.minutes), AT_ONCE);
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
