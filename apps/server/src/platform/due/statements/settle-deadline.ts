import { sql } from 'kysely';
import type { DueId } from '../../../kernel/ids.ts';
import type { Tx } from '../../commands/context.ts';
import type { DeadlineOutcome } from '../outcome.ts';

/** Settles the row this transaction holds: the effect and the end of the row commit together or not at all. */
export async function settleDeadline(tx: Tx, id: DueId, outcome: DeadlineOutcome, now: Date): Promise<void> {
  const reason = outcome.kind === 'void' ? outcome.reason : null;
  await sql`
    update due_work set state = ${outcome.kind}, attempt = attempt + 1, reason = ${reason}, settled_at = ${now}
    where id = ${id}`.execute(tx);
}
