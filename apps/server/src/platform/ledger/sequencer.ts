import {
  appendLeaves,
  EMPTY_EDGE,
  frontierRoot,
  leafHash,
  readEdge,
  signCheckpoint,
  type NoteSigner,
  type TreeEdge,
} from '@muster/proofs';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Clock } from '../../kernel/clock.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { pipeline, deferWrites } from '../database/pipeline/pipeline.ts';
import type { Tx } from '../database/db.ts';
import type { Row } from '../database/row.ts';
import type { Logger } from '../log/logger.ts';
import { canonicalJson, readEnvelope } from './envelope.ts';
import { isMacValid } from './mac.ts';
import { nativeSha256 } from './native-sha256.ts';
import { changesOf, listOf } from './rows.ts';
import { readStoredTile, storedTiles } from './tile-store.ts';

/** The advisory lock under which the tree grows. Whoever holds it is the sequencer, for one transaction. */
const SEQUENCER_LOCK = 7_206_962;
const MOST_ENTRIES_A_BATCH = 1_000;
export const LEDGER_CHANNEL = 'muster_ledger';

export type SequencerParts = {
  /** A connection of the sequencer's own role, the only one that may write the tree's tables. */
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly macKey: Uint8Array;
  readonly origin: string;
  readonly signers: readonly NoteSigner[];
};

export type BatchOutcome =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'sequenced'; readonly count: number; readonly setAside: number };

/**
 * Gives pending entries their gapless `seq`, appends them to the tree and signs its new head, all in one transaction.
 * Any server runs it after its own commits; with the advisory lock there is no leader to lose.
 */
export class Sequencer {
  readonly #parts: SequencerParts;
  #head: { readonly edge: TreeEdge; readonly root: Uint8Array } | undefined;

  constructor(parts: SequencerParts) {
    this.#parts = parts;
  }

  /** Sequences until nothing is pending or another server holds the lock. */
  async drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const outcome = await this.runBatch();
      if (outcome.kind !== 'sequenced') return total;
      total += outcome.count;
      if (outcome.count + outcome.setAside < MOST_ENTRIES_A_BATCH) return total;
    }
  }

  async runBatch(): Promise<BatchOutcome> {
    return inTransaction(this.#parts.db, async (tx): Promise<BatchOutcome> => {
      const lock = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${SEQUENCER_LOCK}) as held`.execute(
        tx,
      );
      if (lock.rows[0]?.held !== true) return { kind: 'busy' };
      const [taken, heads, edges] = await pipeline(tx, [takePending, newestHead, retentionEdge]);
      const pending = taken.rows.toSorted((first, second) => Number(first.position) - Number(second.position));
      if (pending.length === 0) return { kind: 'idle' };
      const now = this.#parts.clock.now();
      const sound: PendingRow[] = [];
      const refused: Refused[] = [];
      const ids = new Set<string>();
      for (const row of pending) {
        const reason = this.#refusalOf(row, edges.rows[0]?.edge ?? undefined, ids);
        if (reason === undefined) {
          ids.add(row.id);
          sound.push(row);
        } else refused.push({ ...row, reason });
      }
      if (refused.length > 0) await this.#setAside(tx, refused, now);
      if (sound.length > 0) await this.#extend(tx, heads.rows[0], sound, now);
      return { kind: 'sequenced', count: sound.length, setAside: refused.length };
    });
  }

  /** Why a row is not signed: Muster did not write it, or it was signed before. */
  #refusalOf(row: PendingRow, edge: Date | undefined, before: ReadonlySet<string>): string | undefined {
    if (!isMacValid(this.#parts.macKey, row.envelope, row.mac)) return 'its MAC is not Muster’s';
    const { id, time } = readEnvelope(row.envelope);
    if (id !== row.id) return 'it uses the id of another entry';
    if (row.is_held || before.has(id)) return 'the ledger already contains this entry';
    return edge !== undefined && new Date(time) < edge
      ? 'it is older than entries that retention has removed'
      : undefined;
  }

  async #extend(tx: Tx, head: Head | undefined, taken: readonly PendingRow[], now: Date): Promise<void> {
    const { rows, lists } = withRows(taken);
    const edge = await this.#edgeOf(tx, head);
    const grown = appendLeaves(
      edge,
      rows.map((row) => leafHash(Buffer.from(row.envelope), nativeSha256)),
      nativeSha256,
    );
    const { size } = grown.edge;
    const note = signCheckpoint({ origin: this.#parts.origin, size, root: grown.root }, this.#parts.signers);
    await deferWrites(tx, [
      lists,
      sql`with entries as (${newEntries(edge.size, rows)}), tiles as (${storedTiles(grown.tiles)}),
        head as (insert into ledger_checkpoints (size, root, note, signed_at)
          values (${size}, ${Buffer.from(grown.root)}, ${note}, ${now}))
        select pg_notify(${LEDGER_CHANNEL}, ${String(size)})`,
    ]);
    // Kept although the commit may still fail: the next batch uses it only if it matches the stored head byte for byte.
    this.#head = { edge: grown.edge, root: grown.root };
  }

  /** The edge in memory if no other server has sequenced since; otherwise read back from the tiles. */
  async #edgeOf(tx: Tx, head: Head | undefined): Promise<TreeEdge> {
    const size = Number(head?.size ?? 0);
    if (size === 0) return EMPTY_EDGE;
    if (this.#head && this.#head.edge.size === size && head?.root.equals(this.#head.root)) return this.#head.edge;
    const read = await readEdge(size, (level, index) => readStoredTile(tx, level, index), nativeSha256);
    if (!read.ok) throw new Error(`the ledger's tiles do not carry its head of ${size}: ${read.detail}`);
    // Otherwise an altered tile would be signed into a head that contradicts the previous one.
    if (!head?.root.equals(frontierRoot(read.value, nativeSha256)))
      throw new Error(`the ledger's tiles contradict its head of ${size}`);
    return read.value;
  }

  async #setAside(tx: Tx, rows: readonly Refused[], now: Date): Promise<void> {
    for (const row of rows) {
      this.#parts.log.error('ledger.forged_row_set_aside', { entryId: row.id, reason: row.reason });
      await sql`insert into ledger_set_aside (id, envelope, mac, reason, set_aside_at)
        values (${row.id}, ${row.envelope}, ${row.mac}, ${row.reason}, ${now}) on conflict do nothing`.execute(tx);
    }
  }
}

/** `gathered` are the rows its transaction has changed. */
type PendingRow = Omit<Row<'ledger_pending'>, 'position' | 'thing_kind' | 'thing_id'> & { is_held: boolean };

type Refused = PendingRow & { readonly reason: string };

type Head = Pick<Row<'ledger_checkpoints'>, 'size' | 'root'>;

const newestHead = sql<Head>`select size, root from ledger_checkpoints order by size desc limit 1`;

const takePending = sql<PendingRow & { readonly position: string }>`
  delete from ledger_pending
  where position in (select position from ledger_pending order by position limit ${MOST_ENTRIES_A_BATCH})
  returning position, id, envelope, mac, gathered,
    exists (select from ledger_entries held where held.id = ledger_pending.id) as is_held`;

/** The time of the oldest entry above retention's edge; null before the first removal. */
const retentionEdge = sql<{ readonly edge: Date | null }>`
  select (select e.occurred_at from ledger_entries e where e.seq >= max(p.below) order by e.seq limit 1) as edge
  from ledger_prunes p`;

/** The envelopes as hashed, each naming the rows that its transaction changed, and the lists themselves. */
function withRows(taken: readonly PendingRow[]) {
  const lists: { readonly id: string; readonly text: string }[] = [];
  const rows = taken.map((row) => {
    const list = row.gathered === null ? undefined : listOf(changesOf(row.gathered));
    if (list === undefined) return row;
    lists.push({ id: row.id, text: list.text });
    return { ...row, envelope: canonicalJson({ ...readEnvelope(row.envelope), rows: list.named }) };
  });
  if (lists.length === 0) return { rows, lists: undefined };
  const insertion = sql`
    insert into ledger_rows (entry_id, rows)
    select * from unnest(${lists.map(({ id }) => id)}::uuid[], ${lists.map(({ text }) => text)}::text[])`;
  return { rows, lists: insertion };
}

/** Every column is derived from the bytes that the MAC covers: the pending row's own columns are ignored. */
function newEntries(firstSeq: number, rows: readonly PendingRow[]): RawBuilder<unknown> {
  const entries = rows.map(({ envelope: text }, index) => ({ text, seq: firstSeq + index, e: readEnvelope(text) }));
  const column = <T>(pick: (entry: (typeof entries)[number]) => T): T[] => entries.map(pick);
  return sql`
    insert into ledger_entries
      (seq, id, action, actor, resource_kind, resource_id, thing_kind, thing_id, touched_kind, touched_ids, kept_for,
       clause, allowed, occurred_at, envelope)
    select seq, id, action, actor, resource_kind, resource_id, thing_kind, thing_id, touched_kind,
      string_to_array(touched_ids, ' '), kept_for, clause, allowed, occurred_at, envelope
    from unnest(
      ${column(({ seq }) => seq)}::bigint[], ${column(({ e }) => e.id)}::uuid[],
      ${column(({ e }) => e.action)}::text[], ${column(({ e }) => e.actor)}::text[],
      ${column(({ e }) => e.resource.kind)}::text[], ${column(({ e }) => e.resource.id)}::text[],
      ${column(({ e }) => e.thing.kind)}::text[], ${column(({ e }) => e.thing.id)}::text[],
      ${column(({ e }) => e.touched?.kind ?? null)}::text[], ${column(({ e }) => e.touched?.ids.join(' ') ?? null)}::text[],
      ${column(({ e }) => e.kept_for)}::text[],
      ${column(({ e }) => e.clause ?? null)}::text[], ${column(({ e }) => e.decision.allowed)}::boolean[],
      ${column(({ e }) => e.time)}::timestamptz[], ${column(({ text }) => text)}::text[]
    ) as entries (seq, id, action, actor, resource_kind, resource_id, thing_kind, thing_id, touched_kind, touched_ids,
      kept_for, clause, allowed, occurred_at, envelope)`;
}
