import { sql, type Kysely } from 'kysely';

/**
 * How many incidents were declared in each hour, by the instant at which it begins. Drills do not count, nor do incidents
 * that a team keeps to itself: how many there are would tell of them.
 */
export async function countByHour(db: Kysely<unknown>, from: Date, to: Date): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ at: Date; count: string }>`
    select date_bin('1 hour', declared_at, '2000-01-01T00:00:00Z') as at, count(*)::text as count from incidents
    where declared_at >= ${from} and declared_at < ${to} and not is_drill and visibility = 'organisation'
    group by at order by at`.execute(db);
  return new Map(rows.map(({ at, count }) => [at.getTime(), Number(count)]));
}
