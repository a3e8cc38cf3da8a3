import { sql, type Kysely } from 'kysely';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

/** Refused rows, counted by problem. */
export type RowRefusal = {
  readonly code: string;
  readonly problem: string;
  readonly remedy: string | undefined;
  readonly rows: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
};

/** Adds to the counts. */
export async function addRefusals(db: Kysely<unknown>, refusals: readonly RowRefusal[]): Promise<void> {
  if (refusals.length === 0) return;
  await sql`
    insert into prediction_refusals (code, problem, remedy, rows, first_at, last_at)
    select * from unnest(${refusals.map(({ code }) => code)}::text[], ${refusals.map(({ problem }) => problem)}::text[],
      ${refusals.map(({ remedy }) => remedy ?? null)}::text[], ${refusals.map(({ rows }) => rows)}::bigint[],
      ${refusals.map(({ firstAt }) => firstAt)}::timestamptz[], ${refusals.map(({ lastAt }) => lastAt)}::timestamptz[])
    on conflict (code, problem) do update set remedy = excluded.remedy,
      rows = prediction_refusals.rows + excluded.rows, last_at = excluded.last_at`.execute(db);
}

/** Latest first. */
export async function readRefusals(db: Kysely<unknown>): Promise<readonly RowRefusal[]> {
  const { rows } = await sql<Row<'prediction_refusals'>>`
    select ${columnsOf('prediction_refusals')} from prediction_refusals
    order by last_at desc, code, problem limit 100`.execute(db);
  return rows.map((row) => ({
    code: row.code,
    problem: row.problem,
    remedy: row.remedy ?? undefined,
    rows: Number(row.rows),
    firstAt: row.first_at,
    lastAt: row.last_at,
  }));
}
