import { sql } from 'kysely';
import type { DueId } from '../../../kernel/ids.ts';
import type { Tx } from '../../commands/context.ts';

/**
 * Locks an open row until the end of this transaction and gives the number of its failed attempts; undefined where
 * another holds it or has settled it. Never waits. If this server dies the lock dies with its connection.
 */
export async function holdDeadline(tx: Tx, id: DueId, now: Date): Promise<number | undefined> {
  const { rows } = await sql<{ attempt: number }>`
    select attempt from due_work where id = ${id} and state = 'open' and claimable_at <= ${now}
    for update skip locked`.execute(tx);
  return rows[0]?.attempt;
}
