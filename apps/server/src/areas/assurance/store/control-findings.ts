import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId, type Id } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type ControlFindingId = Id<'control-finding'>;

/** One test of all controls, on the entries from `fromSeq` up to but excluding `belowSeq`. */
export type ControlTest = {
  readonly id: string;
  readonly testedAt: Date;
  readonly fromSeq: number;
  readonly belowSeq: number;
  readonly failing: number;
  readonly passing: number;
  readonly idle: number;
};

/** A control that failed a test, until it passes a later one. */
export type ControlFinding = {
  readonly id: ControlFindingId;
  readonly control: string;
  readonly openedAt: Date;
  readonly firstSeq: number;
  readonly exceptions: number;
  /** When it last failed. */
  readonly failedAt: Date;
  readonly closedAt: Date | undefined;
};

/** Serialises tests across servers until the transaction ends. */
export async function holdControlTests(db: Kysely<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('control_tests'))`.execute(db);
}

export async function newestTest(db: Kysely<unknown>): Promise<ControlTest | undefined> {
  const { rows } = await sql<TestRow>`
    select ${columnsOf('control_tests')} from control_tests
    order by tested_at desc, below_seq desc limit 1`.execute(db);
  const [row] = rows;
  return (
    row && {
      id: row.id,
      testedAt: row.tested_at,
      fromSeq: Number(row.from_seq),
      belowSeq: Number(row.below_seq),
      failing: row.failing,
      passing: row.passing,
      idle: row.idle,
    }
  );
}

export async function insertTest(db: Kysely<unknown>, test: ControlTest, entry: EntryId): Promise<void> {
  await sql`
    insert into control_tests (id, tested_at, from_seq, below_seq, failing, passing, idle, last_entry)
    values (${test.id}, ${test.testedAt}, ${test.fromSeq}, ${test.belowSeq}, ${test.failing}, ${test.passing},
      ${test.idle}, ${entry})`.execute(db);
}

export async function insertFinding(
  db: Kysely<unknown>,
  finding: Pick<ControlFinding, 'id' | 'control' | 'openedAt' | 'firstSeq' | 'exceptions'>,
  entry: EntryId,
): Promise<void> {
  const { id, control, openedAt, firstSeq, exceptions } = finding;
  await sql`
    insert into control_findings (id, control, opened_at, first_seq, exceptions, failed_at, last_instant, last_entry)
    values (${id}, ${control}, ${openedAt}, ${firstSeq}, ${exceptions}, ${openedAt}, ${openedAt}, ${entry})`.execute(
    db,
  );
}

export async function failFindingAgain(
  db: Kysely<unknown>,
  id: ControlFindingId,
  more: number,
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`update control_findings set exceptions = exceptions + ${more}, failed_at = ${at}, last_instant = ${at},
    last_entry = ${entry} where id = ${id}`.execute(db);
}

export async function closeFinding(
  db: Kysely<unknown>,
  id: ControlFindingId,
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`update control_findings set closed_at = ${at}, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db);
}

export const openFindings = async (db: Kysely<unknown>): Promise<readonly ControlFinding[]> =>
  findings(db, sql`closed_at is null`);

/** Those open at any moment of a period. */
export const findingsIn = async (
  db: Kysely<unknown>,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly ControlFinding[]> =>
  findings(db, sql`opened_at < ${to} and (closed_at is null or closed_at >= ${from})`);

async function findings(db: Kysely<unknown>, which: RawBuilder<unknown>): Promise<readonly ControlFinding[]> {
  const { rows } = await sql<FindingRow>`
    select ${columnsOf('control_findings')} from control_findings
    where ${which} order by opened_at desc, control`.execute(db);
  return rows.map((row) => ({
    id: asId<'control-finding'>(row.id),
    control: row.control,
    openedAt: row.opened_at,
    firstSeq: Number(row.first_seq),
    exceptions: row.exceptions,
    failedAt: row.failed_at,
    closedAt: row.closed_at ?? undefined,
  }));
}

type TestRow = Row<'control_tests'>;

type FindingRow = Row<'control_findings'>;
