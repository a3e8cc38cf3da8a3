import { readingOf, sum, type Counts, type Span } from '@muster/slo';
import { sql, type Kysely } from 'kysely';
import { defineRead, readAlone, type Read } from '../../../platform/database/read.ts';

/** Counts of several spans of a series, all parts together, in one statement. */
export const countsIn = async (
  db: Kysely<unknown>,
  series: string,
  spans: readonly Span[],
): Promise<readonly Counts[]> => (await countsByPart(db, series, spans)).map((parts) => sum(parts.values()));

export const countsByPart = async (
  db: Kysely<unknown>,
  series: string,
  spans: readonly Span[],
): Promise<CountsByPart> => readAlone(db, partsOf(series, spans));

type CountsByPart = readonly ReadonlyMap<string, Counts>[];

/**
 * Counts by part ('' for a series without parts): each span is read as whole hours plus single minutes, so the number
 * of rows does not depend on traffic.
 */
export function partsOf(series: string, spans: readonly Span[]): Read<CountsByPart> {
  const asked = spans.map(readingOf);
  const reads = asked.flatMap(({ hours, minutes }, index) => [
    { index, grain: 'hour', ...hours },
    ...minutes.map((span) => ({ index, grain: 'minute', ...span })),
  ]);
  const of = (grain: string) => reads.filter((read) => read.grain === grain);
  const [hours, minutes] = [of('hour'), of('minute')];
  const statement = sql<{ index: number; part: string; total: string; bad: string }>`
    select index, part, sum(total)::text as total, sum(bad)::text as bad from (
      select a.index, t.part, t.total, t.bad from ${askedFor(hours)} cross join lateral (
        select part, sum(total) as total, sum(bad) as bad from telemetry_hours
        where series = ${series} and hour >= a.since and hour < a.until group by part) as t
      union all
      select a.index, t.part, t.total, t.bad from ${askedFor(minutes)} cross join lateral (
        select part, sum(total) as total, sum(bad) as bad from telemetry_minutes
        where series = ${series} and minute >= a.since and minute < a.until group by part) as t
    ) as parts group by index, part`;
  return defineRead(
    () => [statement],
    (rows) =>
      spans.map(
        (_, index) =>
          new Map(
            rows
              .filter((row) => row.index === index)
              .map(({ part, total, bad }) => [part, { total: BigInt(total), bad: BigInt(bad) }]),
          ),
      ),
  );
}

const askedFor = (reads: readonly (Span & { readonly index: number })[]) =>
  sql`unnest(${reads.map(({ index }) => index)}::integer[], ${reads.map(({ from }) => new Date(from))}::timestamptz[],
    ${reads.map(({ to }) => new Date(to))}::timestamptz[]) as a (index, since, until)`;
