import { sql } from 'kysely';
import type { DueId } from '../../../kernel/ids.ts';
import type { Tx } from '../../database/db.ts';

/** Changes the outcome of the row that this transaction has claimed: nothing was owed any more. */
export async function voidClaimed(tx: Tx, id: DueId, reason: string): Promise<void> {
  await sql`update due_work set state = 'void', reason = ${reason} where id = ${id}`.execute(tx);
}
