import { addMinutes, isBefore, minutesBetween } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import {
  addTally,
  fromMillionths,
  hourlyCounts,
  modelsRoom,
  type RollUp,
  type Tally,
  type WatchedVersion,
} from '../models/public.ts';
import { compare } from './domain/compare.ts';
import { qualityProblems } from './domain/data-quality.ts';
import type { Judgement } from './domain/judgement.ts';
import { accuracyObjective, driftGates, shareOf } from './domain/limits.ts';
import { observe } from './domain/observed.ts';
import { plotOf } from './domain/plot.ts';
import type { Reference } from './domain/reference.ts';
import { watchStreams, type StreamHour } from './domain/streams.ts';

/**
 * Compares a version's predictions in the window before `to` with its reference. Labels are taken from an earlier
 * window, old enough for them to have arrived.
 */
export async function judgeVersion(
  ctx: CommandContext,
  { version, bins: sets }: WatchedVersion,
  reference: Reference,
  to: Date,
): Promise<{ readonly judgement: Judgement; readonly to: Date; readonly isAlive: boolean }> {
  const policy = ctx.policies.current;
  const { evaluation, streams, quality, drift, fairness } = policy.detection;
  const from = addMinutes(to, -evaluation.window.minutes);
  const [labelFrom, labelTo] = [from, to].map((at) => addMinutes(at, -version.schema.labelDelayMinutes)) as [
    Date,
    Date,
  ];
  const reads = { db: ctx.tx, dataKeys: ctx.use(modelsRoom).dataKeys };
  const long = addMinutes(to, -streams.over.minutes);
  const since = [labelFrom, long].reduce((least, at) => (at.getTime() < least.getTime() ? at : least));
  const hours = await hourlyCounts(reads, { version: version.id, from: since, to, segment: '' });
  const [tally, labels] = [tallied(hours, from, to), tallied(hours, labelFrom, labelTo)];
  const bins = sets.find(({ number }) => number === reference.bins);
  const observed = bins === undefined ? [] : observe(version.schema, bins, tally, labels);
  const newest = hours.at(-1)?.at;
  const rows = tally.n ?? 0;
  const seen = watchStreams(
    hours.map(streamHour).filter(({ at }) => at.getTime() >= reference.from.getTime()),
    { adwin: streams.adwin, pageHinkley: streams.pageHinkley },
    from,
  );
  const problems = qualityProblems(
    reference,
    {
      rows,
      minutes: lookedAt(hours, from, to),
      newest: newest && endOf(newest),
      observed,
      outOfRange: outOfRange(tally),
    },
    {
      missingGrowsOver: shareOf(quality.missingGrowsOver),
      outOfRangeOver: shareOf(quality.outOfRangeOver),
      unseenOver: shareOf(quality.unseenOver),
      volumeBelow: shareOf(quality.volumeBelow),
      volumeOver: quality.volumeOver,
      staleAfterMinutes: quality.staleAfter.minutes,
    },
    { now: to, needsRows: drift.minimumRows },
  );
  const plots = reference.features.flatMap((before) => {
    const now = observed.find(({ name, what }) => name === before.name && what === before.what);
    const plot = now && plotOf(before, now, fairness.suppressBelow);
    return plot === undefined ? [] : [plot];
  });
  const accuracy = accuracyOf(labels, accuracyObjective(policy)?.needsLabelled ?? Infinity);
  return {
    judgement: {
      reference: reference.number,
      bins: reference.bins,
      rows,
      from: from.toISOString(),
      to: to.toISOString(),
      comparisons: compare(reference.features, observed, driftGates(policy)),
      plots,
      streams: seen,
      problems,
      ...(accuracy === undefined ? {} : { accuracy }),
    },
    to,
    isAlive:
      newest !== undefined &&
      newest.getTime() >= addMinutes(to, -policy.detection.reference.gathersFor.minutes).getTime(),
  };
}

const tallied = (hours: readonly RollUp[], from: Date, to: Date): Tally =>
  hours
    .filter(({ at }) => at.getTime() >= from.getTime() && at.getTime() < to.getTime())
    .reduce<Tally>((sum, { tally }) => addTally(sum, tally), {});

function accuracyOf({ outcomes = {} }: Tally, needsLabelled: number): number | undefined {
  const { labelled = 0, correct = 0 } = outcomes;
  return labelled < needsLabelled || labelled === 0 ? undefined : correct / labelled;
}

function streamHour({ at, tally: { score, outcomes } }: RollUp): StreamHour {
  const labelled = outcomes?.labelled ?? 0;
  const scored = score?.n ?? 0;
  return {
    at,
    errorShare: labelled === 0 ? undefined : 1 - (outcomes?.correct ?? 0) / labelled,
    meanScore: scored === 0 ? undefined : fromMillionths(score?.sum ?? 0) / scored,
  };
}

const outOfRange = ({ features = {} }: Tally): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(features).map(([name, counted]) => [name, counted.outOfRange ?? 0]));

/** How long a version has predicted within the window: a younger one has less volume without that being a problem. */
function lookedAt(hours: readonly RollUp[], from: Date, to: Date): number {
  const first = hours[0]?.at ?? from;
  return minutesBetween(isBefore(from, first) ? first : from, to);
}

const HOUR_MS = 3_600_000;
const endOf = (hour: Date): Date => new Date(hour.getTime() + HOUR_MS);
