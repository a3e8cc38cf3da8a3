import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

export type Act = { readonly action: string; readonly count: number; readonly first: Date; readonly last: Date };

/** What somebody did, counted by action: for their own access request (GDPR 15). */
export async function actsOf(db: Db, actor: string): Promise<readonly Act[]> {
  const { rows } = await sql<Act>`
    select action, count(*)::int as count, min(occurred_at) as first, max(occurred_at) as last
    from ledger_entries where actor = ${actor} group by action order by action`.execute(db);
  return rows;
}
