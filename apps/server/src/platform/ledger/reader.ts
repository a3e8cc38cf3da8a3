import { sql, type Kysely } from 'kysely';
import type { Clock } from '../../kernel/clock.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { deferWrites, pipeline } from '../database/pipeline/pipeline.ts';
import { settleAll } from '../database/pipeline/settle-all.ts';
import type { Tx } from '../database/db.ts';
import type { Logger } from '../log/logger.ts';
import type { ActionRegistry } from './actions-registry.ts';
import { entriesFrom, type StoredEntry } from './read-entries.ts';

/**
 * Follows the ledger and translates entries into rows of its own, keyed by `seq` so that a second pass changes nothing.
 * It never sends: anything outgoing becomes a task.
 */
export type LedgerReader = {
  readonly name: string;
  /** Whether an action that this program does not know (written by a newer server) stops the reader until it does. */
  readonly mustUnderstandAll: boolean;
  /** Several entries at once, in order: a storm brings many, and each statement costs more than the rows in it. */
  translate(tx: Tx, entries: readonly SequencedEntry[]): Promise<void>;
};

export type SequencedEntry = StoredEntry & { readonly seq: number };

export type ReaderParts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly actions: ActionRegistry;
};

/** A pass that took fewer has caught up. */
export const ENTRIES_A_PASS = 500;

/**
 * Advances one reader by one pass. If it fails, nothing of it stays, and a second one looks for the entry at fault: its
 * savepoints cost every pass two round trips. @returns how many entries it took; servers take turns on the cursor's row
 */
export async function advanceReader(parts: ReaderParts, reader: LedgerReader): Promise<number> {
  try {
    return await pass(parts, reader, async (tx, entries) => reader.translate(tx, entries));
  } catch {
    return pass(parts, reader, async (tx, entries) => translateOrPark(parts, reader, tx, entries));
  }
}

async function pass(parts: ReaderParts, reader: LedgerReader, translate: LedgerReader['translate']): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const next = sql`(select next_seq from ledger_cursors where reader = ${reader.name})`;
    const [taken, behind] = await settleAll([takeCursor(reader, tx), entriesFrom(tx, next, ENTRIES_A_PASS)]);
    const first = taken ?? (await beginCursor(parts, reader, tx));
    if (first === undefined) return 0;
    const entries = sequenced(first, taken === undefined ? await entriesFrom(tx, first, ENTRIES_A_PASS) : behind);
    const unknown = reader.mustUnderstandAll ? entries.findIndex((entry) => !understands(parts.actions, entry)) : -1;
    const understood = unknown === -1 ? entries : entries.slice(0, unknown);
    const heldBy = entries[unknown]?.envelope.action ?? null;
    if (heldBy !== null) parts.log.warn('ledger.reader_held', { reader: reader.name, action: heldBy });
    if (understood.length > 0) await translate(tx, understood);
    await deferWrites(tx, [
      sql`update ledger_cursors
        set next_seq = ${first + understood.length}, held_by_action = ${heldBy}, moved_at = ${parts.clock.now()}
        where reader = ${reader.name}`,
    ]);
    return understood.length;
  });
}

/** The reader's position; undefined if another server is advancing it. */
async function takeCursor({ name }: LedgerReader, tx: Tx): Promise<number | undefined> {
  const [{ rows }] = await pipeline(tx, [
    sql<{ next_seq: string }>`select next_seq from ledger_cursors where reader = ${name} for update skip locked`,
  ]);
  return rows[0] && Number(rows[0].next_seq);
}

/** Where a new reader starts; undefined if another server is advancing it. */
async function beginCursor({ clock }: ReaderParts, { name }: LedgerReader, tx: Tx): Promise<number | undefined> {
  const { rows } = await sql`
    insert into ledger_cursors (reader, next_seq, moved_at) values (${name}, 0, ${clock.now()})
    on conflict do nothing returning reader`.execute(tx);
  return rows.length === 1 ? 0 : undefined;
}

const sequenced = (first: number, entries: readonly StoredEntry[]): readonly SequencedEntry[] =>
  entries.map((entry, index) => ({ ...entry, seq: first + index }));

function understands(actions: ActionRegistry, entry: StoredEntry): boolean {
  const known = actions.get(entry.envelope.action);
  return known !== undefined && known.version >= entry.envelope.action_version;
}

/**
 * An entry that cannot be translated must not block those behind it: it is parked and raised. After a failed batch,
 * entries are taken one by one to find it.
 */
async function translateOrPark(
  parts: ReaderParts,
  reader: LedgerReader,
  tx: Tx,
  entries: readonly SequencedEntry[],
): Promise<void> {
  await deferWrites(tx, [sql`savepoint entries`]);
  try {
    await reader.translate(tx, entries);
    await sql`release savepoint entries`.execute(tx);
  } catch (failure) {
    await sql`rollback to savepoint entries`.execute(tx);
    const [only, ...others] = entries;
    if (only !== undefined && others.length === 0) return park(parts, reader, tx, only.seq, failure);
    for (const entry of entries) await translateOrPark(parts, reader, tx, [entry]);
  }
}

async function park(
  { log, clock }: ReaderParts,
  { name }: LedgerReader,
  tx: Tx,
  seq: number,
  failure: unknown,
): Promise<void> {
  log.error('ledger.reader_parked_entry', { reader: name, seq, failure });
  await sql`insert into ledger_parked (reader, seq, reason, parked_at)
    values (${name}, ${seq}, 'the reader failed on it', ${clock.now()}) on conflict do nothing`.execute(tx);
}
