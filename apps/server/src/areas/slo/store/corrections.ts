import { sql, type Kysely } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type Correction = {
  readonly id: string;
  readonly objective: string;
  readonly since: Date;
  readonly until: Date;
  readonly total: bigint;
  readonly bad: bigint;
  readonly reason: Scrubbed;
  readonly by: PrincipalId | undefined;
  readonly at: Date;
};

export async function insertCorrection(db: Kysely<unknown>, correction: Correction, entry: EntryId): Promise<void> {
  await sql`insert into slo_corrections (id, objective, since, until, total, bad, reason, by_id, at, last_entry)
    values (${correction.id}, ${correction.objective}, ${correction.since}, ${correction.until},
      ${String(correction.total)}::bigint, ${String(correction.bad)}::bigint, ${correction.reason},
      ${correction.by ?? null}, ${correction.at}, ${entry})`.execute(db);
}

/** Newest first. */
export async function correctionsOf(
  db: Kysely<unknown>,
  objective: string,
  limit: number,
): Promise<readonly Correction[]> {
  const { rows } = await sql<Row<'slo_corrections', { reason: Scrubbed; by_id: PrincipalId | null }>>`
    select ${columnsOf('slo_corrections')} from slo_corrections
    where objective = ${objective} order by at desc, id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    objective,
    since: row.since,
    until: row.until,
    total: BigInt(row.total),
    bad: BigInt(row.bad),
    reason: row.reason,
    by: row.by_id ?? undefined,
    at: row.at,
  }));
}
