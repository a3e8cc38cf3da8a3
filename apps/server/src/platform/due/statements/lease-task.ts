import { type Kysely, sql } from 'kysely';
import type { DueId } from '../../../kernel/ids.ts';

/**
 * Takes an open row, or one whose lease ran out, until `leaseEnds` and gives the number of this attempt (from 1);
 * undefined where another was quicker. Committed by itself: the attempt is made outside any transaction.
 */
export async function leaseTask(
  db: Kysely<unknown>,
  id: DueId,
  now: Date,
  leaseEnds: Date,
): Promise<number | undefined> {
  const { rows } = await sql<{ attempt: number }>`
    update due_work set state = 'leased', attempt = attempt + 1, claimable_at = ${leaseEnds}
    where id = (
      select id from due_work where id = ${id} and state in ('open', 'leased') and claimable_at <= ${now}
      for update skip locked)
    returning attempt`.execute(db);
  return rows[0]?.attempt;
}
