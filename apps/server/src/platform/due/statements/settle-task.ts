import { type Kysely, sql } from 'kysely';
import type { DueId } from '../../../kernel/ids.ts';

export type TaskSettlement =
  | { readonly state: 'done' }
  | { readonly state: 'void' | 'parked'; readonly reason: string }
  | { readonly state: 'open'; readonly reason: string; readonly claimableAt: Date };

/**
 * Writes what became of the `attempt`th attempt; false where it no longer counts, because its lease ran out and another
 * attempt began, or because the row was superseded meanwhile. Only "done" overrides a supersession: it is what happened.
 */
export async function settleTask(
  db: Kysely<unknown>,
  task: { readonly id: DueId; readonly attempt: number },
  settlement: TaskSettlement,
  now: Date,
): Promise<boolean> {
  const { state } = settlement;
  const reason = 'reason' in settlement ? settlement.reason : null;
  const claimableAt = state === 'open' ? settlement.claimableAt : null;
  const { rows } = await sql`
    update due_work set state = ${state}, reason = ${reason}, claimable_at = coalesce(${claimableAt}, claimable_at),
      settled_at = ${state === 'open' ? null : now}
    where id = ${task.id} and attempt = ${task.attempt}
      and (state = 'leased' or (state = 'superseded' and ${state} = 'done'))
    returning id`.execute(db);
  return rows.length === 1;
}
