import { sql, type Kysely, type RawBuilder } from 'kysely';
import { digestOf, governedTables, keyOf, type GovernedTable } from '../database/governed.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Row } from '../database/row.ts';
import { isMacValid } from './mac.ts';
import { misfiledEntries } from './misfiled-entries.ts';
import type { Envelope } from './envelope.ts';
import type { RowAudit, RowProblem } from './row-audit.ts';
import { changesOf, parseList, sha256Of, type RowChange } from './rows.ts';
import { setAside, type SetAside } from './set-aside.ts';

export type RowsVerdict = {
  readonly rows: number;
  readonly problems: readonly RowProblem[];
  /** Entries that the sequencer refused to sign. */
  readonly setAside: readonly SetAside[];
};

/** More would add nothing: something is badly wrong. */
const MOST_PROBLEMS = 100;
const PAGE = 5_000;

/**
 * Audits every governed row against the entries, in one snapshot: folds the lists that entries name into the newest
 * digest of each row, then walks the tables. Names what was edited, added, deleted or restored behind the ledger's back
 * (GOV 7.5). Entries not yet sequenced count if their MAC is ours.
 */
export async function auditRows(
  db: Kysely<unknown>,
  macKey: Uint8Array,
  { audits = [], most = MOST_PROBLEMS }: { readonly audits?: readonly RowAudit[]; readonly most?: number } = {},
): Promise<RowsVerdict> {
  return atOneInstant(db, async (tx) => {
    const folded = await foldLists(tx, macKey);
    const problems = [...folded.problems];
    let rows = 0;
    for (const table of await governedTables(tx)) {
      rows += await walkTable(tx, table, folded.newest.get(table.table) ?? new Map<string, Newest>(), problems);
      if (problems.length >= most) break;
    }
    for (const audit of audits) {
      const found = await audit(tx, most);
      rows += found.rows;
      problems.push(...found.problems);
    }
    problems.push(...(await unownedPrunes(tx)));
    for (const id of await misfiledEntries(tx, most)) problems.push({ kind: 'ledger_entries', id, problem: 'differs' });
    return { rows, problems: problems.slice(0, most), setAside: await setAside(tx) };
  });
}

/** Every removal has an entry that accounts for it; an unauthorised one has none. */
async function unownedPrunes(db: Kysely<unknown>): Promise<readonly RowProblem[]> {
  const { rows } = await sql<{ below: string; envelope: string | null }>`
    select p.below, coalesce(e.envelope, w.envelope) as envelope from ledger_prunes p
    left join ledger_entries e on e.id = p.entry_id left join ledger_pending w on w.id = p.entry_id`.execute(db);
  return rows.flatMap(({ below, envelope }) => {
    const { action, data } = envelope === null ? {} : (JSON.parse(envelope) as Partial<Envelope>);
    const isOwned = action === 'ledger.pruned' && String(data?.['below']) === below;
    return isOwned ? [] : [{ kind: 'ledger', id: below, problem: 'removed-without-entry' as const }];
  });
}

/**
 * The entries that rows still depend on: each is the newest to have written some existing row. Content goes with its
 * entry.
 */
export async function entriesRestedOn(db: Kysely<unknown>, macKey: Uint8Array): Promise<readonly number[]> {
  const { newest } = await foldLists(db, macKey);
  const rested = new Set<number>();
  for (const table of await governedTables(db)) {
    const known = newest.get(table.table);
    if (known === undefined || table.table === CONTENT) continue;
    await eachRow(db, table, (row) => {
      const { seq } = known.get(row.key) ?? {};
      if (row.counts && seq !== undefined) rested.add(seq);
    });
  }
  return [...rested];
}

const CONTENT = 'ledger_content';

type Newest = { readonly digest: string | undefined; readonly seq: number | undefined };
type Folded = {
  readonly newest: ReadonlyMap<string, Map<string, Newest>>;
  readonly problems: readonly RowProblem[];
};

async function foldLists(db: Kysely<unknown>, macKey: Uint8Array): Promise<Folded> {
  const newest = new Map<string, Map<string, Newest>>();
  const problems: RowProblem[] = [];
  const found = (id: string, problem: RowProblem['problem']) => problems.push({ kind: 'ledger', id, problem });
  const take = (changes: readonly RowChange[], seq: number | undefined): void => {
    for (const { table, key, after, before } of changes) {
      let known = newest.get(table);
      if (known === undefined) newest.set(table, (known = new Map<string, Newest>()));
      const last = known.get(key);
      if (last !== undefined && last.digest !== before) problems.push({ kind: table, id: key, problem: 'rewritten' });
      known.set(key, { digest: after, seq });
    }
  };
  await eachPage<ListRow>(db, 'lists', LISTS, (row) => {
    if (row.envelope === null) return void found(row.id, 'list-of-nothing');
    const named = namedRows(row.envelope);
    if (named === 'unreadable') return void found(row.id, 'entry-unreadable');
    if (row.rows === null) return void (named === undefined ? undefined : found(row.id, 'list-gone'));
    if (named === undefined) return void found(row.id, 'list-of-nothing');
    if (sha256Of(row.rows) !== named.sha256) return void found(row.id, 'list-differs');
    take(parseList(row.rows), Number(row.seq));
  });
  await eachPage<WaitingRow>(db, 'waiting', WAITING, ({ envelope, mac, gathered }) => {
    if (isMacValid(macKey, envelope, mac)) take(changesOf(gathered), undefined);
  });
  return { newest, problems };
}

type ListRow = Pick<Row<'ledger_entries'>, 'id'> & {
  readonly seq: string | null;
  readonly envelope: string | null;
  readonly rows: string | null;
};
type WaitingRow = Pick<Row<'ledger_pending', { gathered: string }>, 'envelope' | 'mac' | 'gathered'>;

/** Every list with its entry, and every entry that names rows with its list, in ledger order. */
const LISTS = sql<ListRow>`
  select coalesce(e.id, r.entry_id) as id, e.seq, e.envelope, r.rows
  from ledger_entries e full join ledger_rows r on r.entry_id = e.id
  where r.entry_id is not null or strpos(e.envelope, '"rows":{"count":') > 0 or left(e.envelope, 1) <> '{'
  order by e.seq nulls last`;

/** A pending entry still carries its list itself. */
const WAITING = sql<WaitingRow>`
  select envelope, mac, gathered from ledger_pending where gathered is not null order by position`;

function namedRows(envelope: string): { readonly sha256: string } | undefined | 'unreadable' {
  try {
    return (JSON.parse(envelope) as { rows?: { sha256: string } }).rows;
  } catch {
    return 'unreadable';
  }
}

async function walkTable(
  db: Kysely<unknown>,
  table: GovernedTable,
  known: Map<string, Newest>,
  problems: RowProblem[],
): Promise<number> {
  const kind = table.table;
  let rows = 0;
  await eachRow(db, table, ({ key, digest, counts }) => {
    rows += 1;
    const newest = known.get(key);
    if (newest?.digest === undefined) {
      if (counts) problems.push({ kind, id: key, problem: 'no-entry' });
    } else if (newest.digest !== digest) problems.push({ kind, id: key, problem: 'differs' });
    known.delete(key);
  });
  const gone = [...known].flatMap(([key, { digest }]) => (digest === undefined ? [] : [key]));
  const lawful = kind === CONTENT ? await prunedAmong(db, gone) : new Set<string>();
  for (const key of gone) if (!lawful.has(key)) problems.push({ kind, id: key, problem: 'row-gone' });
  return rows;
}

/** Content whose entry was removed by retention went with it, even if another entry's list names it. */
async function prunedAmong(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id::text from ledger_entries where id = any(${ids}::uuid[])
    union all select id::text from ledger_pending where id = any(${ids}::uuid[])`.execute(db);
  const there = new Set(rows.map(({ id }) => id));
  return new Set(ids.filter((id) => !there.has(id)));
}

type Walked = { readonly key: string; readonly digest: string; readonly counts: boolean };

const eachRow = async (db: Kysely<unknown>, table: GovernedTable, visit: (row: Walked) => void): Promise<void> =>
  eachPage<Walked>(
    db,
    table.table,
    sql<Walked>`select ${sql.raw(keyOf(table, 't'))} as key, ${sql.raw(digestOf(table, 't'))} as digest,
      ${sql.raw(table.while === undefined ? 'true' : `(${table.while})`)} as counts from ${sql.table(table.table)} t`,
    visit,
  );

/** Through a cursor, so that no table has to fit into memory. Needs a transaction. */
async function eachPage<Row>(
  db: Kysely<unknown>,
  name: string,
  query: RawBuilder<Row>,
  visit: (row: Row) => void,
): Promise<void> {
  // A unique name: a connection caches a `fetch` statement's columns by its text.
  const cursor = sql.ref(`audited_${name}`);
  await sql`declare ${cursor} no scroll cursor for ${query}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(PAGE)} from ${cursor}`.execute(db);
    for (const row of rows) visit(row);
    if (rows.length < PAGE) break;
  }
  await sql`close ${cursor}`.execute(db);
}

/** Rows legitimately changed during an audit must not appear as tampered with. */
const atOneInstant = async <T>(db: Kysely<unknown>, look: (on: Kysely<unknown>) => Promise<T>): Promise<T> =>
  db.isTransaction ? look(db) : inTransaction(db, look, { isolation: 'repeatable read' });
