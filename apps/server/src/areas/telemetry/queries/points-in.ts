import type { Point, Span } from '@muster/slo';
import { sql, type Kysely } from 'kysely';

type PartPoint = Point & { readonly part: string };

/** Minutes or hours with counts, in order. */
export async function pointsIn(
  db: Kysely<unknown>,
  series: string,
  { from, to }: Span,
  grain: 'minute' | 'hour',
): Promise<readonly PartPoint[]> {
  const table = grain === 'hour' ? sql`telemetry_hours` : sql`telemetry_minutes`;
  const start = grain === 'hour' ? sql`hour` : sql`minute`;
  const { rows } = await sql<{ part: string; at: Date; total: string; bad: string }>`
    select part, ${start} as at, total::text as total, bad::text as bad from ${table}
    where series = ${series} and ${start} >= ${new Date(from)} and ${start} < ${new Date(to)} order by ${start}, part`.execute(
    db,
  );
  return rows.map(({ part, at, total, bad }) => ({ part, at: at.getTime(), total: BigInt(total), bad: BigInt(bad) }));
}

/** Minutes with bad events, all parts together, in order. */
export async function badMinutes(db: Kysely<unknown>, series: string, { from, to }: Span): Promise<readonly Point[]> {
  const { rows } = await sql<{ at: Date; total: string; bad: string }>`
    select minute as at, sum(total)::text as total, sum(bad)::text as bad from telemetry_minutes
    where series = ${series} and minute >= ${new Date(from)} and minute < ${new Date(to)}
    group by minute having sum(bad) <> 0 order by minute`.execute(db);
  return rows.map(({ at, total, bad }) => ({ at: at.getTime(), total: BigInt(total), bad: BigInt(bad) }));
}
