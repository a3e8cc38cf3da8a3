import { sql, type Kysely } from 'kysely';

export type HourCount = { readonly at: Date; readonly count: number };

/** Incidents declared in each hour, without drills and team-private ones: even their number would reveal something. */
export async function countByHour(db: Kysely<unknown>, from: Date, to: Date): Promise<readonly HourCount[]> {
  const { rows } = await sql<{ at: Date; count: string }>`
    select date_bin('1 hour', declared_at, '2000-01-01T00:00:00Z') as at, count(*)::text as count from incidents
    where declared_at >= ${from} and declared_at < ${to} and not is_drill and visibility = 'organisation'
    group by at order by at`.execute(db);
  return rows.map(({ at, count }) => ({ at, count: Number(count) }));
}
