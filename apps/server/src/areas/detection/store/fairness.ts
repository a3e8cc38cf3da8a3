import { sql, type Kysely } from 'kysely';
import { dayOf } from '../../../kernel/clock.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { FairnessView } from '../domain/fairness-view.ts';
import type { WatchId } from '../domain/watch.ts';

export type KeptReport = {
  readonly version: WatchId;
  readonly attribute: string;
  readonly day: string;
  readonly at: Date;
  readonly verdict: FairnessView['verdict'];
  readonly report: FairnessView;
};

/** One per day: a later evaluation on the same day replaces it. */
export async function saveReport(
  db: Kysely<unknown>,
  version: WatchId,
  attribute: string,
  at: Date,
  report: FairnessView,
): Promise<void> {
  await sql`insert into fairness_reports (version_id, attribute, day, at, verdict, report)
    values (${version}, ${attribute}, ${dayOf(at)}::date, ${at}, ${report.verdict}, ${JSON.stringify(report)})
    on conflict (version_id, attribute, day) do update set at = excluded.at, verdict = excluded.verdict,
      report = excluded.report`.execute(db);
}

type FairnessRow = Row<'fairness_reports', { version_id: WatchId; verdict: FairnessView['verdict'] }>;

const reportFrom = (row: FairnessRow): KeptReport => ({
  version: row.version_id,
  attribute: row.attribute,
  day: row.day,
  at: row.at,
  verdict: row.verdict,
  report: JSON.parse(row.report) as FairnessView,
});

/** The newest report on each attribute of these versions. */
export async function newestReports(db: Kysely<unknown>, versions: readonly WatchId[]): Promise<readonly KeptReport[]> {
  const { rows } = await sql<FairnessRow>`
    select distinct on (version_id, attribute) version_id, attribute, to_char(day, 'YYYY-MM-DD') as day, at, verdict, report
    from fairness_reports where version_id = any(${versions}::uuid[])
    order by version_id, attribute, day desc`.execute(db);
  return rows.map(reportFrom);
}

/** A version's reports, newest first. */
export async function reportsOf(db: Kysely<unknown>, version: WatchId, limit: number): Promise<readonly KeptReport[]> {
  const { rows } = await sql<FairnessRow>`
    select version_id, attribute, to_char(day, 'YYYY-MM-DD') as day, at, verdict, report from fairness_reports
    where version_id = ${version} order by day desc, attribute limit ${limit}`.execute(db);
  return rows.map(reportFrom);
}
