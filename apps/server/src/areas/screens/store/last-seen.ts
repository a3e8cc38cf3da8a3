import { sql, type Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';

/** The last entry this person has seen. */
export async function readLastSeen(db: Kysely<unknown>, principal: PrincipalId): Promise<number | undefined> {
  const { rows } = await sql<{ seq: string }>`select seq from last_seen where principal_id = ${principal}`.execute(db);
  return rows[0] && Number(rows[0].seq);
}

/** The marker only moves forward: two open pages cannot set each other back. */
export async function writeLastSeen(db: Kysely<unknown>, principal: PrincipalId, seq: number, at: Date): Promise<void> {
  await sql`
    insert into last_seen as known (principal_id, seq, seen_at) values (${principal}, ${seq}, ${at})
    on conflict (principal_id) do update set seq = excluded.seq, seen_at = excluded.seen_at where known.seq < excluded.seq`.execute(
    db,
  );
}
