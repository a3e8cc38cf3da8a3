import { type Kysely, sql } from 'kysely';
import type { DueId } from '../../../kernel/ids.ts';

export type FailedDeadline = { readonly id: DueId; readonly failedBefore: number; readonly reason: string };

/**
 * Counts a failed attempt, whose own transaction was rolled back: the row waits until `again`, or is parked where there
 * is no again. False where the row was settled or counted by another meanwhile.
 */
export async function postponeDeadline(
  db: Kysely<unknown>,
  failed: FailedDeadline,
  again: Date | undefined,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update due_work set state = ${again ? 'open' : 'parked'}, attempt = attempt + 1, reason = ${failed.reason},
      claimable_at = coalesce(${again ?? null}, claimable_at), settled_at = ${again ? null : now}
    where id = ${failed.id} and state = 'open' and attempt = ${failed.failedBefore}
    returning id`.execute(db);
  return rows.length === 1;
}
