import { sql, type Kysely } from 'kysely';

export type ReadCount = {
  readonly actor: string;
  readonly minute: Date;
  readonly route: string;
  readonly count: number;
};

/** Adds to the counts in one statement, in key order, so that servers cannot deadlock. */
export async function addReads(db: Kysely<unknown>, counts: readonly ReadCount[]): Promise<void> {
  const sorted = counts.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
  const column = <T>(pick: (row: ReadCount) => T): T[] => sorted.map(pick);
  await sql`
    insert into read_counts as known (principal_id, minute, route, count)
    select * from unnest(${column((row) => row.actor)}::uuid[], ${column((row) => row.minute)}::timestamptz[],
      ${column((row) => row.route)}::text[], ${column((row) => row.count)}::bigint[])
    on conflict (principal_id, minute, route) do update set count = known.count + excluded.count`.execute(db);
}

/** Deletes and returns one principal's counts of a minute. */
export async function takeReads(
  db: Kysely<unknown>,
  actor: string,
  minute: Date,
): Promise<readonly Pick<ReadCount, 'route' | 'count'>[]> {
  const { rows } = await sql<{ route: string; count: string }>`
    delete from read_counts where principal_id = ${actor} and minute = ${minute} returning route, count`.execute(db);
  return rows
    .map(({ route, count }) => ({ route, count: Number(count) }))
    .toSorted((one, other) => one.route.localeCompare(other.route));
}

const keyOf = ({ actor, minute, route }: ReadCount): string => `${actor}|${minute.toISOString()}|${route}`;
