import { sql } from 'kysely';
import type { DueId } from '../../../kernel/ids.ts';
import type { Tx } from '../../database/db.ts';
import { type ClaimedColumns, type ClaimedRow, claimedRow } from '../claimed-row.ts';
import type { Scope } from './scope.ts';

/**
 * Takes the scope's earliest open row that nobody holds and settles it as done; this transaction then makes that true.
 * If it rolls back, or this server dies, the row is open as before. Never waits for another server.
 * @returns the row, its `attempt` counting this one, or undefined if there is none
 */
export async function claimDeadline(tx: Tx, scope: Scope, now: Date): Promise<ClaimedRow | undefined> {
  const { rows } = await sql<ClaimedColumns>`
    update due_work set state = 'done', attempt = attempt + 1, reason = null, settled_at = ${now}
    where id = (
      select id from due_work
      where lane = ${scope.lane} and state in ('open', 'leased')
        and claimable_at >= ${scope.from} and claimable_at <= ${now} and kind = any(${scope.kinds}::text[])
      order by claimable_at, due_at, id limit 1 for update skip locked)
    returning id, kind, key, subject_kind, subject_id, due_at, claimable_at, attempt, payload`.execute(tx);
  return rows[0] && claimedRow(rows[0]);
}

/** Changes the outcome of the row that this transaction has claimed: nothing was due any more. */
export async function voidClaimed(tx: Tx, id: DueId, reason: string): Promise<void> {
  await sql`update due_work set state = 'void', reason = ${reason} where id = ${id}`.execute(tx);
}
