import { type Kysely, sql } from 'kysely';
import type { DueId } from '../../../kernel/ids.ts';

/** A deadline whose `attempt`th attempt (from 1) failed. */
export type FailedDeadline = { readonly id: DueId; readonly attempt: number; readonly reason: string };

/**
 * Counts a failed attempt, whose own transaction was rolled back: the row waits until `again`, or is parked if that is
 * undefined. False if another server settled or counted it meanwhile.
 */
export async function postponeDeadline(
  db: Kysely<unknown>,
  failed: FailedDeadline,
  again: Date | undefined,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update due_work set state = ${again ? 'open' : 'parked'}, attempt = ${failed.attempt}, reason = ${failed.reason},
      claimable_at = coalesce(${again ?? null}, claimable_at), settled_at = ${again ? null : now}
    where id = ${failed.id} and state = 'open' and attempt = ${failed.attempt - 1}
    returning id`.execute(db);
  return rows.length === 1;
}
