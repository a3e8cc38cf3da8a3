import type { CommandContext } from '../../../platform/commands/context.ts';
import { hooksService } from '../../../platform/hooks.ts';
import type { VersionId } from '../domain/model.ts';
import { addTally } from '../domain/tally.ts';
import { judgeSlices } from '../judging/judge-slices.ts';
import { planTidying } from '../plan-tidying.ts';
import { planJudging } from '../judging/plan-judging.ts';
import type { ModelsRoom } from '../room.ts';
import { addToRollUps, hourOf, type RollUp } from '../store/roll-ups.ts';
import { judgedAmong } from '../store/slices.ts';

/**
 * Adds to the counts, plans the judgement of newly started hours, and judges anew those already judged (ruling R6).
 * Must come last in its transaction, as it locks contended rows.
 * @returns the number of hours judged anew
 */
export async function count(ctx: CommandContext, room: ModelsRoom, deltas: readonly RollUp[]): Promise<number> {
  const merged = new Map<string, RollUp>();
  for (const delta of deltas) {
    const name = `${delta.versionId} ${delta.at.toISOString()} ${delta.segment}`;
    const known = merged.get(name);
    if (known === undefined) merged.set(name, delta);
    else addTally(known.tally, delta.tally);
  }
  if (merged.size === 0) return 0;
  const all = [...merged.values()];
  const isNew = await addToRollUps(ctx.tx, room.dataKeys, all);
  await planJudging(ctx, isNew);
  planTidying(ctx);
  const hours = new Map<string, { readonly versionId: VersionId; readonly hour: Date }>();
  for (const { versionId, at } of all) {
    const hour = hourOf(at);
    hours.set(`${versionId} ${hour.toISOString()}`, { versionId, hour });
  }
  const again = await judgedAmong(ctx.tx, [...hours.values()]);
  await judgeSlices(ctx, again);
  await ctx.use(hooksService).onModelCounts(ctx, [...new Set(all.map(({ versionId }) => versionId))]);
  return again.length;
}
