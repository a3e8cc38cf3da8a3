import { sql } from 'kysely';
import type { Clock } from '../../kernel/clock.ts';
import type { Kysely } from 'kysely';
import { inTransaction } from '../database/in-transaction.ts';
import type { Tx } from '../commands/context.ts';
import type { Logger } from '../log/logger.ts';
import type { ActionRegistry } from './actions-registry.ts';
import { entriesFrom, type StoredEntry } from './read-entries.ts';

/**
 * Something that follows the ledger and translates entries into rows of its own, keyed by `seq` so that a second pass
 * changes nothing. It never sends: what must leave becomes a task.
 */
export type LedgerReader = {
  readonly name: string;
  /** An action this program does not know (written by a newer server) stops such a reader until it does. */
  readonly mustUnderstandAll: boolean;
  translate(tx: Tx, entry: StoredEntry & { readonly seq: number }): Promise<void>;
};

export type ReaderParts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly actions: ActionRegistry;
};

const ENTRIES_A_PASS = 500;

/** Moves one reader on by one pass. Returns how many entries it took; servers take turns on the cursor's row. */
export async function advanceReader(parts: ReaderParts, reader: LedgerReader): Promise<number> {
  await sql`insert into ledger_cursors (reader, next_seq, moved_at) values (${reader.name}, 0, ${parts.clock.now()})
    on conflict do nothing`.execute(parts.db);
  return inTransaction(parts.db, async (tx) => {
    const { rows } = await sql<{ next_seq: string }>`
      select next_seq from ledger_cursors where reader = ${reader.name} for update skip locked`.execute(tx);
    if (!rows[0]) return 0;
    const first = Number(rows[0].next_seq);
    const entries = await entriesFrom(tx, first, ENTRIES_A_PASS);
    let next = first;
    let heldBy: string | null = null;
    for (const entry of entries) {
      if (reader.mustUnderstandAll && !understands(parts.actions, entry)) {
        heldBy = entry.envelope.action;
        parts.log.warn('ledger.reader_held', { reader: reader.name, seq: entry.seq, action: heldBy });
        break;
      }
      await translateOrPark(parts, reader, tx, { ...entry, seq: next });
      next += 1;
    }
    await sql`update ledger_cursors set next_seq = ${next}, held_by_action = ${heldBy}, moved_at = ${parts.clock.now()}
      where reader = ${reader.name}`.execute(tx);
    return next - first;
  });
}

function understands(actions: ActionRegistry, entry: StoredEntry): boolean {
  const known = actions.get(entry.envelope.action);
  return known !== undefined && known.version >= entry.envelope.action_version;
}

/** An entry that cannot be translated must not stop those behind it: it is parked, and raised. */
async function translateOrPark(
  parts: ReaderParts,
  reader: LedgerReader,
  tx: Tx,
  entry: StoredEntry & { readonly seq: number },
): Promise<void> {
  await sql`savepoint entry`.execute(tx);
  try {
    await reader.translate(tx, entry);
    await sql`release savepoint entry`.execute(tx);
  } catch (failure) {
    await sql`rollback to savepoint entry`.execute(tx);
    parts.log.error('ledger.reader_parked_entry', { reader: reader.name, seq: entry.seq, failure });
    await sql`insert into ledger_parked (reader, seq, reason, parked_at)
      values (${reader.name}, ${entry.seq}, 'the reader failed on it', ${parts.clock.now()}) on conflict do nothing`.execute(
      tx,
    );
  }
}
