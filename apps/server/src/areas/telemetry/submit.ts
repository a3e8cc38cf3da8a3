import type { AppError, FieldProblem } from '../../kernel/app-error.ts';
import { addMinutes, isBefore } from '../../kernel/clock.ts';
import { asId } from '../../kernel/ids.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { hooksService } from '../../platform/hooks.ts';
import { fold, type Counted } from './domain/fold.ts';
import { countProblems, minuteOf, momentProblems, type CountSample, type EventSample } from './domain/sample.ts';
import { telemetryTaken } from './ledger-actions.ts';
import { addToRollUps } from './store/roll-ups.ts';
import {
  countedEvent,
  countedSample,
  knownEvents,
  knownSamples,
  writeEvents,
  writeSamples,
  type CountedEvent,
  type CountedSample,
} from './store/samples.ts';
import { connectSources, lockSources, markHeard } from './store/sources.ts';
import { planTelemetryPruning } from './prune.ts';

/** The result of a batch. */
export type Taken = { readonly changed: number; readonly repeated: number; readonly late: number };

/** A source by name, and its stream if several count side by side. */
export type Counter = { readonly source: string; readonly stream?: string };

const MOST_AT_ONCE = 5_000;

/** Counts that arrive more than this long after their minute are late. */
const IN_TIME_MINUTES = 2;

/**
 * Stores minute counts, all or none. Repeats change nothing; a higher sequence replaces. The caller has checked
 * permission.
 */
export async function submitCounts(
  ctx: CommandContext,
  { source, stream = '' }: Counter,
  samples: readonly CountSample[],
): Promise<Result<Taken, AppError>> {
  const problem = problemWith(
    samples.length,
    samples.flatMap(countProblems),
    samples.flatMap(({ minute }, index) => [
      ...momentProblems(minute, `/${index}/minute`, ctx.now),
      ...(minuteOf(minute).getTime() === minute.getTime()
        ? []
        : [{ path: `/${index}/minute`, problem: 'is not the start of a minute' }]),
    ]),
  );
  if (problem !== undefined) return err(problem);
  const given = samples.map(({ series, part = '', minute, cause = '', sequence, total, bad }) =>
    countedSample({
      series,
      part,
      minute,
      source,
      stream,
      cause,
      sequence: BigInt(sequence),
      total: BigInt(total),
      bad: BigInt(bad),
      received_at: ctx.now,
      last_entry: '',
    }),
  );
  return ok(await take(ctx, source, given, knownSamples, writeSamples));
}

/** Stores events, all or none. A higher sequence replaces the earlier one. */
export async function submitEvents(
  ctx: CommandContext,
  source: string,
  events: readonly EventSample[],
): Promise<Result<Taken, AppError>> {
  const problem = problemWith(
    events.length,
    [],
    events.flatMap(({ at }, index) => momentProblems(at, `/${index}/at`, ctx.now)),
  );
  if (problem !== undefined) return err(problem);
  const given = events.map(({ series, key, part = '', at, state, cause = '', reason, sequence }) =>
    countedEvent({
      series,
      source,
      key,
      part,
      at,
      state,
      cause,
      reason: reason ?? null,
      sequence: BigInt(sequence),
      received_at: ctx.now,
      last_entry: '',
    }),
  );
  return ok(await take(ctx, source, given, knownEvents, writeEvents));
}

async function take<T extends CountedSample | CountedEvent>(
  ctx: CommandContext,
  source: string,
  given: readonly T[],
  find: (db: CommandContext['tx'], rows: readonly T['row'][]) => Promise<ReadonlyMap<string, Counted>>,
  write: (rows: readonly T['row'][]) => ReturnType<typeof writeSamples>,
): Promise<Taken> {
  if (given.length === 0) return { changed: 0, repeated: 0, late: 0 };
  const series = [...new Set(given.map((each) => each.series))].toSorted();
  const known = await lockSources(ctx.tx, source, series);
  const { changed, repeated, deltas } = fold(
    await find(
      ctx.tx,
      given.map(({ row }) => row),
    ),
    given,
  );
  const isNew = series.filter((name) => !known.some((each) => each.series === name && each.endedAt === undefined));
  if (changed.length === 0 && isNew.length === 0) {
    await markHeard(ctx.tx, source, series, ctx.now);
    return { changed: 0, repeated, late: 0 };
  }
  const minutes = changed.map(({ minute }) => minute.getTime());
  const edge = addMinutes(ctx.now, -IN_TIME_MINUTES);
  const late = changed.filter(({ minute }) => isBefore(addMinutes(minute, 1), edge)).length;
  const entry = ctx.record(telemetryTaken, {
    resource: { kind: 'telemetry-source', id: source },
    data: {
      source,
      series,
      changed: changed.length,
      repeated,
      late,
      from: new Date(Math.min(...minutes)).toISOString(),
      to: addMinutes(new Date(Math.max(...minutes)), 1).toISOString(),
    },
  });
  if (isNew.length > 0) await connectSources(ctx.tx, { source, series: isNew, at: ctx.now, entry: asId(entry) });
  await markHeard(ctx.tx, source, series, ctx.now);
  await write(changed.map(({ row }) => ({ ...row, last_entry: entry })))?.execute(ctx.tx);
  await addToRollUps(ctx.tx, deltas);
  planTelemetryPruning(ctx);
  await ctx.use(hooksService).onTelemetry(ctx, series);
  return { changed: changed.length, repeated, late };
}

function problemWith(
  count: number,
  counts: readonly FieldProblem[],
  moments: readonly FieldProblem[],
): AppError | undefined {
  if (count > MOST_AT_ONCE)
    return {
      kind: 'too_large',
      code: 'telemetry/too-many',
      public: `There are more than ${MOST_AT_ONCE.toLocaleString('en')} counts in this batch.`,
      remedy: 'Split them into several batches.',
    };
  if (counts.length > 0)
    return {
      kind: 'invalid',
      code: 'telemetry/not-a-count',
      public: 'Some of its values are not counts.',
      fields: counts.slice(0, MOST_NAMED),
    };
  return moments.length === 0
    ? undefined
    : {
        kind: 'invalid',
        code: 'telemetry/not-a-minute',
        public: 'Some of its values have a time that cannot be counted.',
        fields: moments.slice(0, MOST_NAMED),
      };
}

const MOST_NAMED = 20;
