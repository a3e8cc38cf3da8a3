import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Evidence, EvidenceState, EvidenceId } from '../domain/evidence.ts';

type EvidenceRow = Row<
  'promotion_evidence',
  { id: EvidenceId; state: EvidenceState; plan: Scrubbed | null; last_entry: EntryId }
>;

type Tables = { promotion_evidence: EvidenceRow };

export async function insertEvidence(db: Kysely<unknown>, it: Evidence): Promise<void> {
  await db
    .$extendTables<Tables>()
    .insertInto('promotion_evidence')
    .values({
      id: it.id,
      service: it.service,
      commit_sha: it.commit,
      what: it.what,
      state: it.state,
      tool: it.tool ?? null,
      findings: it.findings,
      report: it.report ?? null,
      scanned_at: it.scannedAt ?? null,
      plan: it.plan ?? null,
      reference: it.reference ?? null,
      deployment_id: it.deployment ?? null,
      recorded_by: it.recordedBy,
      recorded_at: it.recordedAt,
      last_entry: it.lastEntry,
    })
    .execute();
}

/** A commit's evidence as of `by`: the newest of each kind. */
export const newestEvidence = async (
  db: Kysely<unknown>,
  { service, commit }: { readonly service: string; readonly commit: string },
  by: Date,
): Promise<readonly Evidence[]> =>
  select(
    db,
    sql`(select distinct on (what) * from promotion_evidence where service = ${service} and commit_sha = ${commit}
      and recorded_at <= ${by}
      order by what, recorded_at desc, id desc) newest`,
    sql`order by what`,
  );

/** All evidence ever recorded, newest first, starting after `after`. */
export const listEvidence = async (
  db: Kysely<unknown>,
  asked: {
    readonly service: string | undefined;
    readonly commit: string | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Evidence[]> =>
  select(
    db,
    sql`promotion_evidence`,
    sql`where (${asked.service ?? null}::text is null or service = ${asked.service ?? null})
      and (${asked.commit ?? null}::text is null or commit_sha = ${asked.commit ?? null})
      and ${asked.after === undefined ? sql`true` : sql`(recorded_at, id) < (${asked.after.at}, ${asked.after.id}::uuid)`}
      order by recorded_at desc, id desc limit ${asked.limit}`,
  );

async function select(
  db: Kysely<unknown>,
  from: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
): Promise<readonly Evidence[]> {
  const [{ rows }] = await pipeline(db, [
    sql<EvidenceRow>`
    select ${columnsOf('promotion_evidence')} from ${from} ${rest}`,
  ]);
  return rows.map((row) => ({
    id: row.id,
    service: row.service,
    commit: row.commit_sha,
    what: row.what,
    state: row.state,
    tool: row.tool ?? undefined,
    findings: row.findings,
    report: row.report ?? undefined,
    scannedAt: row.scanned_at ?? undefined,
    plan: row.plan ?? undefined,
    reference: row.reference ?? undefined,
    deployment: row.deployment_id ?? undefined,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    lastEntry: row.last_entry,
  }));
}
