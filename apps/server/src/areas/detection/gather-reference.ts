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

/** Bins per feature once its range is known, and how often they may be refined. */
const PARTS = 64;
const MOST_SETS = 4;

/**
 * Gathers a version's first predictions as its reference, until there are enough or the policy's time is over. If the
 * bins cannot distinguish a feature's values, finer bins are made and gathering starts again.
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

/** The sum of a version's hourly counts in a span. */
export async function talliedIn(ctx: CommandContext, version: ModelVersion, from: Date, to: Date): Promise<Tally> {
  const reads = { db: ctx.tx, dataKeys: ctx.use(modelsRoom).dataKeys };
  const hours = await hourlyCounts(reads, { version: version.id, from, to, segment: '' });
  return hours.reduce<Tally>((sum, { tally }) => addTally(sum, tally), {});
}

/** Freezes a span's counts as the version's reference from now on. */
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
