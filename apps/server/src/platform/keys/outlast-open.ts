import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { keysFailure } from '../secrets/keys-failure.ts';

/** Waits until every currently open writing transaction has ended: its writes are then visible. */
export async function outlastOpen(db: Db, pause: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ next: string }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(db);
  const next = rows[0]?.next ?? '0';
  for (let pauses = 0; pauses <= MOST_PAUSES; pauses += 1) {
    const { rows: over } = await sql<{ is_over: boolean }>`
      select pg_snapshot_xmin(pg_current_snapshot()) >= ${next}::xid8 as is_over`.execute(db);
    if (over[0]?.is_over === true) return;
    await pause();
  }
  throw keysFailure(
    'keys/still-open',
    'A transaction has been open in the database for several minutes, so what it wrote cannot be re-wrapped yet.',
    'End it (pg_stat_activity shows it), then run this again: it continues where it stopped.',
  );
}

/**
 * How often a rotation checks before it gives up. With a pause of half a second this is three minutes: a mounted Secret
 * reaches every pod within two, and pool timeouts end a transaction well before.
 */
export const MOST_PAUSES = 360;
