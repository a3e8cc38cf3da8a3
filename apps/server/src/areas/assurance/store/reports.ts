import { sql, type Kysely } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, insertRows, type Row } from '../../../platform/database/row.ts';

/** A report to the Board on a quarter. `figures` is canonical JSON (RFC 8785). */
export type StoredReport = {
  readonly id: string;
  readonly quarter: string;
  readonly version: number;
  readonly size: number;
  readonly policy: string;
  readonly preparedBy: PrincipalId;
  readonly preparedAt: Date;
  readonly figures: string;
  readonly words: string;
};

type ReportRow = Row<'board_reports', { prepared_by: PrincipalId }>;

const from = (row: ReportRow): StoredReport => ({
  id: row.id,
  quarter: row.quarter,
  version: row.version,
  size: Number(row.size),
  policy: row.policy,
  preparedBy: row.prepared_by,
  preparedAt: row.prepared_at,
  figures: row.figures,
  words: row.words,
});

const columns = columnsOf('board_reports');

export async function insertReport(db: Kysely<unknown>, report: StoredReport, entry: EntryId): Promise<void> {
  const { preparedBy, preparedAt, ...rest } = report;
  const row = { ...rest, prepared_by: preparedBy, prepared_at: preparedAt, last_entry: entry };
  await insertRows('board_reports', [row])?.execute(db);
}

export async function findReport(db: Kysely<unknown>, id: string): Promise<StoredReport | undefined> {
  const { rows } = await sql<ReportRow>`select ${columns} from board_reports where id = ${id}`.execute(db);
  return rows[0] && from(rows[0]);
}

/** The newest version of a quarter's report, or the newest of all. */
export async function newestReport(db: Kysely<unknown>, quarter?: string): Promise<StoredReport | undefined> {
  const { rows } = await sql<ReportRow>`select ${columns} from board_reports
    where (${quarter ?? null}::text is null or quarter = ${quarter ?? null})
    order by quarter desc, version desc limit 1`.execute(db);
  return rows[0] && from(rows[0]);
}

/** Serialises the preparation of reports until the transaction ends. */
export async function holdReports(db: Kysely<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('board_reports'))`.execute(db);
}

export type ReportPlace = { readonly quarter: string; readonly version: number };

/** By quarter and version, newest first. */
export async function listReports(
  db: Kysely<unknown>,
  after: ReportPlace | undefined,
  limit: number,
): Promise<readonly StoredReport[]> {
  const { rows } = await sql<ReportRow>`select ${columns} from board_reports
    where (${after?.quarter ?? null}::text is null or (quarter, version) < (${after?.quarter ?? null}, ${after?.version ?? null}::integer))
    order by quarter desc, version desc limit ${limit}`.execute(db);
  return rows.map(from);
}
