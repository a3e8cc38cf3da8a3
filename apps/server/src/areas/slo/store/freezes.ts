import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type Freeze = {
  readonly id: string;
  readonly objective: string;
  readonly enteredAt: Date;
  readonly leftAt: Date | undefined;
  readonly total: bigint;
  readonly bad: bigint;
  readonly remaining: string;
};

export async function insertFreeze(db: Kysely<unknown>, freeze: Omit<Freeze, 'leftAt'>, entry: EntryId): Promise<void> {
  await sql`insert into slo_freezes (id, objective, entered_at, total, bad, remaining, last_entry)
    values (${freeze.id}, ${freeze.objective}, ${freeze.enteredAt}, ${String(freeze.total)}::bigint,
      ${String(freeze.bad)}::bigint, ${freeze.remaining}, ${entry})`.execute(db);
}

export async function endFreeze(db: Kysely<unknown>, id: string, at: Date, entry: EntryId): Promise<void> {
  await sql`update slo_freezes set left_at = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

/** Newest first. */
export async function freezesOf(db: Kysely<unknown>, objective: string, limit: number): Promise<readonly Freeze[]> {
  const { rows } = await sql<Row<'slo_freezes'>>`
    select ${columnsOf('slo_freezes')} from slo_freezes
    where objective = ${objective} order by entered_at desc, id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    objective,
    enteredAt: row.entered_at,
    leftAt: row.left_at ?? undefined,
    total: BigInt(row.total),
    bad: BigInt(row.bad),
    remaining: row.remaining,
  }));
}
