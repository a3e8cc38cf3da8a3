import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId } from '../../kernel/ids.ts';
import { readEnvelope, type Envelope } from './envelope.ts';

/** An entry as stored: the exact bytes and what they say. `seq` is absent until the sequencer has been by. */
export type StoredEntry = { readonly seq: number | undefined; readonly text: string; readonly envelope: Envelope };

export type EntryFilter = {
  readonly actor?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly clause?: string;
  readonly incident?: IncidentId;
  readonly allowed?: boolean;
  /** Only entries with a smaller `seq`: the next page of a list that runs from the newest. */
  readonly before?: number;
  /** Only entries with a greater `seq`: what is new since somebody looked. */
  readonly after?: number;
  /** All actions but these. */
  readonly except?: readonly string[];
  /** Only entries about an incident, or by this actor: what a reader without the whole log may at most see. */
  readonly aboutIncidentsOrBy?: string;
};

type Row = { seq: string | null; envelope: string };

const toEntry = (row: Row): StoredEntry => ({
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
  const { rows } = await sql<Row>`
    select seq, envelope from ledger_entries where ${conditions(filter)} order by seq desc limit ${limit}`.execute(db);
  return rows.map(toEntry);
}

export async function entryAt(db: Kysely<unknown>, seq: number): Promise<StoredEntry | undefined> {
  const { rows } = await sql<Row>`select seq, envelope from ledger_entries where seq = ${seq}`.execute(db);
  return rows[0] && toEntry(rows[0]);
}

/** Several entries by their ids, those not yet sequenced included: what state rows are held against. */
export async function entriesByIds(db: Kysely<unknown>, ids: readonly EntryId[]): Promise<readonly StoredEntry[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select seq, envelope from ledger_entries where id = any(${ids}::uuid[])
    union all select null, envelope from ledger_pending where id = any(${ids}::uuid[])`.execute(db);
  return rows.map(toEntry);
}

/** Entries from `seq` on, oldest first: what readers, exports and live pages walk along. */
export async function entriesFrom(db: Kysely<unknown>, seq: number, limit: number): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<Row>`
    select seq, envelope from ledger_entries where seq >= ${seq} order by seq limit ${limit}`.execute(db);
  return rows.map(toEntry);
}

/** The exact bytes of the entries in `[from, below)`, in order: what is hashed, without being read. */
export async function textsBetween(db: Kysely<unknown>, from: number, below: number): Promise<readonly string[]> {
  const { rows } = await sql<{ envelope: string }>`
    select envelope from ledger_entries where seq >= ${from} and seq < ${below} order by seq`.execute(db);
  return rows.map(({ envelope }) => envelope);
}

/** What retention left below its edge, after a seq. */
export async function keptBelow(
  db: Kysely<unknown>,
  edge: number,
  after: number,
  limit: number,
): Promise<readonly { readonly seq: number; readonly text: string }[]> {
  const { rows } = await sql<Row>`
    select seq, envelope from ledger_entries where seq > ${after} and seq < ${edge} order by seq limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => ({ seq: Number(row.seq), text: row.envelope }));
}

/** An incident's entries in order, those not yet sequenced included: whoever wrote one sees it at once. */
export async function entriesOfIncident(
  db: Kysely<unknown>,
  incident: IncidentId,
  limit: number,
): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<Row>`
    select seq, envelope from (
      select seq, null::bigint as position, envelope from ledger_entries where incident_id = ${incident}
      union all
      select null, position, envelope from ledger_pending where incident_id = ${incident}
    ) as entries order by seq desc nulls first, position desc limit ${limit}`.execute(db);
  return rows.toReversed().map(toEntry);
}

/** The oldest entry of this action about an incident, be it sequenced or not. */
export async function firstOfIncident(
  db: Kysely<unknown>,
  incident: IncidentId,
  action: string,
): Promise<StoredEntry | undefined> {
  const { rows } = await sql<Row>`
    select seq, envelope from (
      select seq, null::bigint as position, envelope from ledger_entries
      where incident_id = ${incident} and action = ${action}
      union all
      select null, position, envelope from ledger_pending where incident_id = ${incident} and action = ${action}
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
  const { rows } = await sql<{ size: string; note: string; signed_at: Date }>`
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
    ...(filter.incident === undefined ? [] : [sql`incident_id = ${filter.incident}`]),
    ...(filter.allowed === undefined ? [] : [sql`allowed = ${filter.allowed}`]),
    ...(filter.before === undefined ? [] : [sql`seq < ${filter.before}`]),
    ...(filter.after === undefined ? [] : [sql`seq > ${filter.after}`]),
    ...(filter.except === undefined ? [] : [sql`action <> all(${filter.except}::text[])`]),
    ...(filter.aboutIncidentsOrBy === undefined
      ? []
      : [sql`(incident_id is not null or actor = ${filter.aboutIncidentsOrBy})`]),
  ];
  return sql.join(all, sql` and `);
}
