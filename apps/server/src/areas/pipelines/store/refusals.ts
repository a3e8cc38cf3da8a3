import { sql, type Kysely } from 'kysely';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

/** Refused events, counted by problem. */
export type LineageRefusal = {
  readonly code: string;
  readonly problem: string;
  readonly remedy: string | undefined;
  readonly events: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
};

/** Adds to the counts. */
export async function addRefusals(db: Kysely<unknown>, refusals: readonly LineageRefusal[]): Promise<void> {
  if (refusals.length === 0) return;
  await sql`
    insert into lineage_refusals (code, problem, remedy, events, first_at, last_at)
    select * from unnest(${refusals.map(({ code }) => code)}::text[], ${refusals.map(({ problem }) => problem)}::text[],
      ${refusals.map(({ remedy }) => remedy ?? null)}::text[], ${refusals.map(({ events }) => events)}::bigint[],
      ${refusals.map(({ firstAt }) => firstAt)}::timestamptz[], ${refusals.map(({ lastAt }) => lastAt)}::timestamptz[])
    on conflict (code, problem) do update set remedy = excluded.remedy,
      events = lineage_refusals.events + excluded.events, last_at = excluded.last_at`.execute(db);
}

/** Latest first. */
export async function readRefusals(db: Kysely<unknown>): Promise<readonly LineageRefusal[]> {
  const { rows } = await sql<Row<'lineage_refusals'>>`
    select ${columnsOf('lineage_refusals')} from lineage_refusals
    order by last_at desc, code, problem limit 100`.execute(db);
  return rows.map((row) => ({
    code: row.code,
    problem: row.problem,
    remedy: row.remedy ?? undefined,
    events: Number(row.events),
    firstAt: row.first_at,
    lastAt: row.last_at,
  }));
}
