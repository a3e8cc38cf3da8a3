import { type Kysely, sql } from 'kysely';

export type HeldKind = { readonly kind: string; readonly rows: number; readonly since: Date };

/** Overdue rows of kinds for which this server has no handler: kept unchanged, and raised. */
export async function unknownKinds(
  db: Kysely<unknown>,
  known: readonly string[],
  now: Date,
): Promise<readonly HeldKind[]> {
  const { rows } = await sql<{ kind: string; rows: string; since: Date }>`
    select kind, count(*) as rows, min(due_at) as since from due_work
    where lane in ('page', 'clock', 'prompt', 'chat', 'housekeeping') and state in ('open', 'leased')
      and claimable_at <= ${now} and kind <> all(${known}::text[])
    group by kind order by kind limit 100`.execute(db);
  return rows.map((row) => ({ kind: row.kind, rows: Number(row.rows), since: row.since }));
}
