import type { Counts, Point, Span } from '@muster/slo';
import { sql, type Kysely } from 'kysely';
import type { EventState } from '../domain/sample.ts';

/**
 * A span recomputed from the sources' samples, bypassing roll-ups; excluding the sources in `leftOut` gives the number
 * before corrections.
 */
export async function recomputed(
  db: Kysely<unknown>,
  series: string,
  { from, to }: Span,
  leftOut: readonly string[] = [],
): Promise<Counts> {
  const [since, until] = [new Date(from), new Date(to)];
  const { rows } = await sql<{ total: string; bad: string }>`
    select coalesce(sum(total), 0)::text as total, coalesce(sum(bad), 0)::text as bad from (
      select total, bad from telemetry_samples
      where series = ${series} and minute >= ${since} and minute < ${until} and source <> all(${leftOut}::text[])
      union all
      select 1, case state when 'bad' then 1 else 0 end from telemetry_events
      where series = ${series} and at >= ${since} and at < ${until} and state in ('good', 'bad')
    ) as inputs`.execute(db);
  const [row] = rows;
  return { total: BigInt(row?.total ?? 0), bad: BigInt(row?.bad ?? 0) };
}

/** Counts that carry a cause, by minute and cause. */
export async function causedIn(
  db: Kysely<unknown>,
  series: string,
  { from, to }: Span,
): Promise<readonly (Point & { readonly cause: string })[]> {
  const [since, until] = [new Date(from), new Date(to)];
  const { rows } = await sql<{ at: Date; cause: string; total: string; bad: string }>`
    select minute as at, cause, sum(total)::text as total, sum(bad)::text as bad from (
      select minute, cause, total, bad from telemetry_samples
      where series = ${series} and cause <> '' and minute >= ${since} and minute < ${until}
      union all
      select date_bin('1 minute', at, '2000-01-01T00:00:00Z'), cause, 1, case state when 'bad' then 1 else 0 end
      from telemetry_events where series = ${series} and cause <> '' and at >= ${since} and at < ${until} and state in ('good', 'bad')
    ) as inputs group by minute, cause order by minute, cause`.execute(db);
  return rows.map(({ at, cause, total, bad }) => ({ at: at.getTime(), cause, total: BigInt(total), bad: BigInt(bad) }));
}

type StoredEvent = {
  readonly key: string;
  readonly at: Date;
  readonly state: EventState;
  readonly cause: string;
  readonly reason: string | undefined;
};

/** Events in the given states, newest first. */
export async function eventsIn(
  db: Kysely<unknown>,
  series: string,
  { from, to }: Span,
  states: readonly EventState[],
  limit: number,
): Promise<readonly StoredEvent[]> {
  const { rows } = await sql<Omit<StoredEvent, 'reason'> & { reason: string | null }>`
    select key, at, state, cause, reason from telemetry_events
    where series = ${series} and at >= ${new Date(from)} and at < ${new Date(to)} and state = any(${states}::text[])
    order by at desc, key limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, reason: row.reason ?? undefined }));
}
