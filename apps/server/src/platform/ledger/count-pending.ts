import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** How many entries of all servers are waiting for the sequencer. */
export async function countPending(db: Db): Promise<number> {
  const { rows } = await sql<{ pending: number }>`select count(*)::int as pending from ledger_pending`.execute(db);
  return rows[0]?.pending ?? 0;
}
