import { sql, type Kysely } from 'kysely';
import { scoped, type ListScope } from './list-rows.ts';

/** Incidents in scope declared since then, by UTC day (`2026-11-23`); days without one are absent. */
export async function countByDay(
  db: Kysely<unknown>,
  since: Date,
  scope: ListScope,
): Promise<ReadonlyMap<string, number>> {
  const day = sql<string>`to_char(declared_at at time zone 'UTC', 'YYYY-MM-DD')`;
  const rows = await scoped(db, { drill: false }, scope)
    .where('declared_at', '>=', since)
    .groupBy(day)
    .select(({ fn }) => [day.as('day'), fn.countAll<string>().as('count')])
    .execute();
  return new Map(rows.map((row) => [row.day, Number(row.count)]));
}
