import { sql, type Kysely } from 'kysely';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Comparison } from '../domain/compare.ts';
import type { Verdict, WatchId } from '../domain/watch.ts';

export type Evaluation = {
  readonly version: WatchId;
  readonly at: Date;
  readonly reference: number;
  readonly rows: number;
  readonly verdict: Verdict;
  readonly comparisons: readonly Comparison[];
};

/** One per hour: a repeated evaluation replaces the earlier one. */
export async function saveEvaluation(db: Kysely<unknown>, made: Evaluation): Promise<void> {
  await sql`insert into drift_evaluations (version_id, at, reference, rows, verdict, comparisons)
    values (${made.version}, ${made.at}, ${made.reference}, ${made.rows}, ${made.verdict},
      ${JSON.stringify(made.comparisons)})
    on conflict (version_id, at) do update set reference = excluded.reference, rows = excluded.rows,
      verdict = excluded.verdict, comparisons = excluded.comparisons`.execute(db);
}

/** Newest first. */
export async function evaluationsOf(
  db: Kysely<unknown>,
  version: WatchId,
  { limit }: { readonly limit: number },
): Promise<readonly Evaluation[]> {
  const { rows } = await sql<Row<'drift_evaluations', { verdict: Verdict }>>`
    select ${columnsOf('drift_evaluations')} from drift_evaluations
    where version_id = ${version}
    order by at desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    version,
    at: row.at,
    reference: row.reference,
    rows: Number(row.rows),
    verdict: row.verdict,
    comparisons: JSON.parse(row.comparisons) as readonly Comparison[],
  }));
}

export async function dropEvaluations(db: Kysely<unknown>, version: WatchId, before: Date): Promise<void> {
  await sql`delete from drift_evaluations where version_id = ${version} and at < ${before}`.execute(db);
}
