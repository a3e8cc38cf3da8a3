import { sql, type Kysely } from 'kysely';

export type HourCount = { readonly at: Date; readonly count: number };

/**
 * How many incidents were declared in each hour. Drills do not count, nor do incidents that a team keeps to itself: how
 * many there are would tell of them.
 */
export async function countByHour(db: Kysely<unknown>, from: Date, to: Date): Promise<readonly HourCount[]> {
  const { rows } = await sql<{ at: Date; count: string }>`
    select date_bin('1 hour', declared_at, '2000-01-01T00:00:00Z') as at, count(*)::text as count from incidents
    where declared_at >= ${from} and declared_at < ${to} and not is_drill and visibility = 'organisation'
    group by at order by at`.execute(db);
  return rows.map(({ at, count }) => ({ at, count: Number(count) }));
}
