import { refinedEdges } from '@muster/ml-stats';
import { addMinutes, isBefore } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import {
  addTally,
  hourlyCounts,
  modelsRoom,
  setBins,
  type Bins,
  type ModelVersion,
  type Tally,
  type WatchedVersion,
} from '../models/public.ts';
import { observe } from './domain/observed.ts';
import { takeReference, type Reference } from './domain/reference.ts';
import type { Watch } from './domain/watch.ts';
import { driftGatheringBegan, driftReferenceTaken } from './ledger-actions.ts';
import { insertReference } from './store/references.ts';
import { touchWatch } from './store/watches.ts';

/** Bins that a feature is counted by once its range is known, and how often they are made finer at most. */
const PARTS = 64;
const MOST_SETS = 4;

/**
 * What a version predicts first is what it is compared with: until there is enough of it, or the policy's time is over.
 * Features that its bins cannot tell apart are counted by finer ones first, and gathering begins anew.
 * @returns whether it goes on
 */
export async function gatherReference(
  ctx: CommandContext,
  watch: Watch,
  { version, bins: sets }: WatchedVersion,
  to: Date,
): Promise<boolean> {
  const { reference: needs, drift } = ctx.policies.current.detection;
  const since = hourOf(watch.gatheringSince);
  const tally = await talliedIn(ctx, version, since, to);
  const bins = sets.at(-1);
  const rows = tally.n ?? 0;
  const isOver = isBefore(addMinutes(since, needs.gathersFor.minutes), ctx.now);
  if (bins === undefined || rows < drift.minimumRows) return !isOver || rows > 0;
  if (bins.number < MOST_SETS && (await refine(ctx, watch, version, bins, tally))) return true;
  if (rows < needs.needsRows && !isOver) return true;
  await freezeReference(ctx, watch, version, { from: since, to, number: 1, bins, tally });
  return true;
}

/** All that was counted of a version in a span, added up. */
export async function talliedIn(ctx: CommandContext, version: ModelVersion, from: Date, to: Date): Promise<Tally> {
  const reads = { db: ctx.tx, dataKeys: ctx.use(modelsRoom).dataKeys };
  const hours = await hourlyCounts(reads, { version: version.id, from, to, segment: '' });
  return hours.reduce<Tally>((sum, { tally }) => addTally(sum, tally), {});
}

/** Freezes what was counted in a span as what the version is compared with from now on. */
export async function freezeReference(
  ctx: CommandContext,
  watch: Watch,
  version: ModelVersion,
  taken: {
    readonly from: Date;
    readonly to: Date;
    readonly number: number;
    readonly bins: Bins;
    readonly tally: Tally;
  },
  approval?: string,
): Promise<void> {
  const { from, to, number, bins, tally } = taken;
  const { reference: needs } = ctx.policies.current.detection;
  const features = takeReference(observe(version.schema, bins, tally, tally), needs.bins);
  const rows = tally.n ?? 0;
  const entry = ctx.record(driftReferenceTaken, {
    resource: { kind: 'drift', id: watch.id },
    clause: needs.clause,
    data: {
      version: watch.id,
      model: watch.modelId,
      number,
      rows,
      from: from.toISOString(),
      to: to.toISOString(),
      features: features.length,
      ...(approval === undefined ? {} : { approval }),
    },
  });
  const reference: Reference = {
    version: watch.id,
    number,
    bins: bins.number,
    from,
    to,
    rows,
    features,
    frozenAt: ctx.now,
  };
  await insertReference(ctx.tx, reference, approval, entry);
  await touchWatch(ctx.tx, watch, { at: ctx.now }, entry);
}

async function refine(
  ctx: CommandContext,
  watch: Watch,
  version: ModelVersion,
  bins: Bins,
  tally: Tally,
): Promise<boolean> {
  const finer = Object.fromEntries(
    observe(version.schema, bins, tally, {}).flatMap((one) => {
      const edges =
        one.kind === 'numbers' && one.what === 'feature' ? refinedEdges(one.edges, one.counts, PARTS) : undefined;
      return edges === undefined ? [] : [[one.name, edges] as const];
    }),
  );
  const features = Object.keys(finer).length;
  if (features === 0) return false;
  await setBins(ctx, version, finer);
  const entry = ctx.record(driftGatheringBegan, {
    resource: { kind: 'drift', id: watch.id },
    clause: ctx.policies.current.detection.reference.clause,
    data: { version: watch.id, model: watch.modelId, features },
  });
  await touchWatch(ctx.tx, watch, { at: ctx.now, gatheringSince: ctx.now }, entry);
  return true;
}

const HOUR_MS = 3_600_000;
const hourOf = (at: Date): Date => new Date(at.getTime() - (at.getTime() % HOUR_MS));
