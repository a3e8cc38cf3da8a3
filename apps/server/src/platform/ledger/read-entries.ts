import { sql, type Kysely, type RawBuilder } from 'kysely';
import { pipeline } from '../database/pipeline/pipeline.ts';
import type { Row } from '../database/row.ts';
import { readEnvelope, type Envelope } from './envelope.ts';
import { isThingVisible, isVisible, touchedInScope, type LedgerReadScope } from './read-scope.ts';
import type { ThingRef } from './thing.ts';

/** An entry as stored: the exact bytes and their parsed form. `seq` is absent until it is sequenced. */
export type StoredEntry = { readonly seq: number | undefined; readonly text: string; readonly envelope: Envelope };

export type EntryFilter = {
  readonly actor?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly clause?: string;
  /** A thing's history: entries that belong to it or changed it. */
  readonly thing?: ThingRef;
  readonly allowed?: boolean;
  /** Occurred at or after `from`, and before `to`. */
  readonly from?: string;
  readonly to?: string;
  /** Only entries with a smaller `seq`: the next page of a newest-first list. */
  readonly before?: number;
  /** Only entries with a greater `seq`: what is new since the last read. */
  readonly after?: number;
  /** All actions except these. */
  readonly except?: readonly string[];
};

type EntryRow = Pick<Row<'ledger_entries'>, 'envelope'> & { seq: string | null };

const toEntry = (row: EntryRow): StoredEntry => ({
  seq: row.seq === null ? undefined : Number(row.seq),
  text: row.envelope,
  envelope: readEnvelope(row.envelope),
});

/** Sequenced entries, newest first. */
export async function listEntries(
  db: Kysely<unknown>,
  filter: EntryFilter,
  limit: number,
): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<EntryRow>`
    select seq, envelope from ledger_entries where ${conditions(filter)} order by seq desc limit ${limit}`.execute(db);
  return rows.map(toEntry);
}

/** An entry as a particular reader may see it. */
export type SeenEntry = StoredEntry & {
  readonly seq: number;
  /** The reader may see the thing itself, and therefore the entry's content. */
  readonly isThingSeen: boolean;
  /** The touched things that the reader may see. */
  readonly touchedSeen: readonly string[];
};

/** The sequenced entries that a reader may see, newest first: the database filters out hidden ones. */
export async function listVisible(
  db: Kysely<unknown>,
  scope: LedgerReadScope,
  filter: EntryFilter & { readonly seqs?: readonly number[] },
  limit: number,
): Promise<readonly SeenEntry[]> {
  const among = filter.seqs === undefined ? sql`` : sql`and seq = any(${filter.seqs}::bigint[])`;
  const { rows } = await sql<EntryRow & { is_thing_seen: boolean; touched_seen: string[] | null }>`
    select seq, envelope, ${isThingVisible(scope)} as is_thing_seen, ${touchedInScope(scope)} as touched_seen
    from ledger_entries where ${conditions(filter)} ${among} and ${isVisible(scope)}
    order by seq desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...toEntry(row),
    seq: Number(row.seq),
    isThingSeen: row.is_thing_seen,
    touchedSeen: row.touched_seen ?? [],
  }));
}

/** Entries from `seq` on, oldest first: for readers, exports and live pages. */
export async function entriesFrom(
  db: Kysely<unknown>,
  seq: number | RawBuilder<unknown>,
  limit: number,
): Promise<readonly StoredEntry[]> {
  const [{ rows }] = await pipeline(db, [
    sql<EntryRow>`select seq, envelope from ledger_entries where seq >= ${seq} order by seq limit ${limit}`,
  ]);
  return rows.map(toEntry);
}

/** When the earliest of this many entries from `seq` on occurred; undefined if there are none. */
export async function earliestFrom(db: Kysely<unknown>, seq: number, count: number): Promise<Date | undefined> {
  const { rows } = await sql<{ first: Date | null }>`
    select min(occurred_at) as first from ledger_entries where seq >= ${seq} and seq < ${seq + count}`.execute(db);
  return rows[0]?.first ?? undefined;
}

/** The exact bytes of the entries in `[from, below)`, in order, for hashing without parsing. */
export async function textsBetween(db: Kysely<unknown>, from: number, below: number): Promise<readonly string[]> {
  const { rows } = await sql<{ envelope: string }>`
    select envelope from ledger_entries where seq >= ${from} and seq < ${below} order by seq`.execute(db);
  return rows.map(({ envelope }) => envelope);
}

/** Entries after `seq` that retention kept below its edge. */
export async function keptBelow(
  db: Kysely<unknown>,
  edge: number,
  after: number,
  limit: number,
): Promise<readonly { readonly seq: number; readonly text: string }[]> {
  const { rows } = await sql<EntryRow>`
    select seq, envelope from ledger_entries where seq > ${after} and seq < ${edge} order by seq limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => ({ seq: Number(row.seq), text: row.envelope }));
}

/** A thing's entries in order, including those not yet sequenced, so that a writer sees its own at once. */
export async function entriesOf(
  db: Kysely<unknown>,
  { kind, id }: ThingRef,
  limit: number,
): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<EntryRow>`
    select seq, envelope from (
      select seq, null::bigint as position, envelope from ledger_entries where thing_kind = ${kind} and thing_id = ${id}
      union all
      select null, position, envelope from ledger_pending where thing_kind = ${kind} and thing_id = ${id}
    ) as entries order by seq desc nulls first, position desc limit ${limit}`.execute(db);
  return rows.toReversed().map(toEntry);
}

/** The oldest entry of this action about a thing, sequenced or not. */
export async function firstOf(
  db: Kysely<unknown>,
  { kind, id }: ThingRef,
  action: string,
): Promise<StoredEntry | undefined> {
  const { rows } = await sql<EntryRow>`
    select seq, envelope from (
      select seq, null::bigint as position, envelope from ledger_entries
      where thing_kind = ${kind} and thing_id = ${id} and action = ${action}
      union all
      select null, position, envelope from ledger_pending
      where thing_kind = ${kind} and thing_id = ${id} and envelope::jsonb ->> 'action' = ${action}
    ) as entries order by seq nulls last, position limit 1`.execute(db);
  return rows[0] && toEntry(rows[0]);
}

export async function ledgerSize(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ size: string }>`select size from ledger_checkpoints order by size desc limit 1`.execute(
    db,
  );
  return Number(rows[0]?.size ?? 0);
}

export async function latestCheckpoint(
  db: Kysely<unknown>,
): Promise<{ readonly size: number; readonly note: string; readonly signedAt: Date } | undefined> {
  const { rows } = await sql<Pick<Row<'ledger_checkpoints'>, 'size' | 'note' | 'signed_at'>>`
    select size, note, signed_at from ledger_checkpoints order by size desc limit 1`.execute(db);
  return rows[0] && { size: Number(rows[0].size), note: rows[0].note, signedAt: rows[0].signed_at };
}

function conditions(filter: EntryFilter): RawBuilder<unknown> {
  const all = [
    sql`true`,
    ...(filter.actor === undefined ? [] : [sql`actor = ${filter.actor}`]),
    ...(filter.action === undefined ? [] : [sql`action = ${filter.action}`]),
    ...(filter.resource === undefined ? [] : [sql`resource_id = ${filter.resource}`]),
    ...(filter.clause === undefined ? [] : [sql`clause = ${filter.clause}`]),
    ...(filter.thing === undefined ? [] : [isAbout(filter.thing)]),
    ...(filter.allowed === undefined ? [] : [sql`allowed = ${filter.allowed}`]),
    ...(filter.from === undefined ? [] : [since(filter.from)]),
    ...(filter.to === undefined ? [] : [until(filter.to)]),
    ...(filter.before === undefined ? [] : [sql`seq < ${filter.before}`]),
    ...(filter.after === undefined ? [] : [sql`seq > ${filter.after}`]),
    ...(filter.except === undefined ? [] : [sql`action <> all(${filter.except}::text[])`]),
  ];
  return sql.join(all, sql` and `);
}

/**
 * Entries are numbered when signed, moments after they occurred. Beyond this distance number order and time order
 * agree, with a wide margin for a slow transaction and another server's clock. So a search by time only reads the
 * numbers that can match.
 */
const OUT_OF_ORDER = sql.raw("interval '1 hour'");

const since = (from: string): RawBuilder<unknown> => sql`
  (occurred_at >= ${from}::timestamptz and seq > coalesce((
    select e.seq from ledger_entries e where e.occurred_at < ${from}::timestamptz - ${OUT_OF_ORDER}
    order by e.occurred_at desc, e.seq desc limit 1), -1))`;

const until = (to: string): RawBuilder<unknown> => sql`
  (occurred_at < ${to}::timestamptz and seq < coalesce((
    select e.seq from ledger_entries e where e.occurred_at >= ${to}::timestamptz + ${OUT_OF_ORDER}
    order by e.occurred_at, e.seq limit 1), ${Number.MAX_SAFE_INTEGER}::bigint))`;

const isAbout = ({ kind, id }: ThingRef): RawBuilder<unknown> => sql`
  ((thing_id = ${id} and thing_kind = ${kind}) or (touched_ids @> array[${id}]::text[] and touched_kind = ${kind}))`;
