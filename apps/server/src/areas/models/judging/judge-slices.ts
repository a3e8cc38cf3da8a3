import { AppFailure } from '../../../kernel/app-error.ts';
import { addDays, addMinutes, isBefore, MINUTES_PER_HOUR } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { KEPT_DAYS, submitCounts } from '../../telemetry/public.ts';
import { accuracyObjective } from '../domain/accuracy-objective.ts';
import { modelSliceJudged } from '../ledger-actions.ts';
import { openHours } from '../store/roll-ups.ts';
import { lockSlice, writeSlice, type SliceRef } from '../store/slices.ts';
import { versionsByIds } from '../store/versions.ts';

/** The telemetry source of judged hours. */
export const MODELS = 'models';

/**
 * Judges hours of versions by their labels as of this transaction, writes those that changed, and passes them to the
 * accuracy objective (GOV 4.3, R6). Each judgement has its own entry.
 */
export async function judgeSlices(ctx: CommandContext, refs: readonly SliceRef[]): Promise<void> {
  const versions = new Map(
    (await versionsByIds(ctx.tx, [...new Set(refs.map(({ versionId }) => versionId))])).map((each) => [each.id, each]),
  );
  const series = accuracyObjective(ctx.policies.current);
  const edge = addDays(ctx.now, -KEPT_DAYS);
  const samples: Parameters<typeof submitCounts>[2][number][] = [];
  for (const ref of refs) {
    const version = versions.get(ref.versionId);
    if (version === undefined) continue;
    const before = await lockSlice(ctx.tx, ref);
    const to = addMinutes(ref.hour, MINUTES_PER_HOUR);
    const [now] = await openHours(ctx.tx, { version: ref.versionId, from: ref.hour, to });
    const { predictions = 0, labelled = 0, correct = 0 } = now ?? {};
    if (before?.predictions === predictions && before.labelled === labelled && before.correct === correct) continue;
    const revision = (before?.revision ?? 0) + 1;
    const entry = ctx.record(modelSliceJudged, {
      resource: { kind: 'model', id: version.modelId },
      clause: '4.3',
      data: {
        model: version.modelId,
        version: version.id,
        hour: ref.hour.toISOString(),
        predictions,
        labelled,
        correct,
        revision,
      },
    });
    await writeSlice(ctx.tx, { ...ref, predictions, labelled, correct, judgedAt: ctx.now, revision }, entry);
    if (isBefore(ref.hour, edge)) continue;
    samples.push({
      series,
      part: `${version.model}@${version.name}`,
      minute: ref.hour,
      total: labelled,
      bad: labelled - correct,
      sequence: revision,
    });
  }
  if (samples.length === 0) return;
  const taken = await submitCounts(ctx, { source: MODELS }, samples);
  if (!taken.ok) throw new AppFailure(taken.error);
}
