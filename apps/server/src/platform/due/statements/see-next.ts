import { type Kysely, sql } from 'kysely';
import { type SeenColumns, type SeenRow, seenRow } from '../seen-row.ts';

/** The one row of all lanes that comes next, lanes being equal in time served in their order. For driving by hand. */
export async function seeNext(
  db: Kysely<unknown>,
  look: { readonly kinds: readonly string[]; readonly except: readonly string[] },
): Promise<SeenRow | undefined> {
  const { rows } = await sql<SeenColumns>`
    select id, kind, key, subject_kind, subject_id, due_at, claimable_at, attempt, payload from due_work
    where state in ('open', 'leased') and kind = any(${look.kinds}::text[]) and id <> all(${look.except}::uuid[])
    order by claimable_at, due_at, array_position(array['page', 'clock', 'prompt', 'housekeeping'], lane), id
    limit 1`.execute(db);
  return rows[0] && seenRow(rows[0]);
}
