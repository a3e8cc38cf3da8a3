import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type IncidentId, type PolicyVersion, type PrincipalId } from '../../../../kernel/ids.ts';
import type { Position } from '../domain/path.ts';
import type { OnCallTables, RunRow } from '../../store/tables.ts';

/** One incident's escalation along a path. */
export type Run = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly versionId: string;
  readonly policyVersion: PolicyVersion;
  readonly clause: string;
  readonly isDrill: boolean;
  readonly state: RunRow['state'];
  readonly position: Position;
  /** Counts its steps, so that a deadline of an earlier step does nothing. */
  readonly sequence: number;
  readonly nextAt: Date | undefined;
  readonly answeredBy: readonly PrincipalId[];
  readonly beganAt: Date;
  readonly lastInstant: Date;
};

/** Locks the unfinished escalation of an incident, or one by id in any state. */
export async function lockRun(
  db: Kysely<unknown>,
  by: { readonly incident: IncidentId } | { readonly id: string },
): Promise<Run | undefined> {
  const { rows } = await (
    'id' in by
      ? sql<RunRow>`select * from escalation_runs where id = ${by.id} for update`
      : sql<RunRow>`
        select * from escalation_runs where incident_id = ${by.incident} and state <> 'over' for update`
  ).execute(db);
  return rows[0] && runFrom(rows[0]);
}

export async function insertRun(db: Kysely<unknown>, run: Run, entry: EntryId): Promise<void> {
  await db.$extendTables<OnCallTables>().insertInto('escalation_runs').values(rowOf(run, entry)).execute();
}

export async function updateRun(db: Kysely<unknown>, run: Run, entry: EntryId): Promise<void> {
  const { state, round, step, sequence, next_at, answered_by, last_instant, last_entry } = rowOf(run, entry);
  await db
    .$extendTables<OnCallTables>()
    .updateTable('escalation_runs')
    .set({ state, round, step, sequence, next_at, answered_by, last_instant, last_entry })
    .where('id', '=', run.id)
    .execute();
}

/** Those of the incidents with an unfinished escalation. */
export async function escalating(
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlySet<IncidentId>> {
  const { rows } = await sql<{ incident_id: string }>`
    select incident_id from escalation_runs where incident_id = any(${incidents}::uuid[]) and state <> 'over'`.execute(
    db,
  );
  return new Set(rows.map((row) => asId<'incident'>(row.incident_id)));
}

/** How many escalations were due to move on before this time and have not. */
export async function overdueRuns(db: Kysely<unknown>, before: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from escalation_runs where next_at < ${before}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The number of running escalations per path. */
export async function runningAlong(db: Kysely<unknown>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ path_id: string; count: number }>`
    select v.path_id, count(*)::integer as count from escalation_runs r
    join escalation_path_versions v on v.id = r.version_id where r.state = 'calling' group by v.path_id`.execute(db);
  return new Map(rows.map((row) => [row.path_id, row.count]));
}

const runFrom = (row: RunRow): Run => ({
  id: row.id,
  incident: row.incident_id,
  versionId: row.version_id,
  policyVersion: row.policy_version,
  clause: row.clause,
  isDrill: row.is_drill,
  state: row.state,
  position: { round: row.round, step: row.step ?? undefined },
  sequence: row.sequence,
  nextAt: row.next_at ?? undefined,
  answeredBy: (JSON.parse(row.answered_by) as string[]).map((id) => asId<'principal'>(id)),
  beganAt: row.began_at,
  lastInstant: row.last_instant,
});

const rowOf = (run: Run, entry: EntryId): RunRow => ({
  id: run.id,
  incident_id: run.incident,
  version_id: run.versionId,
  policy_version: run.policyVersion,
  clause: run.clause,
  is_drill: run.isDrill,
  state: run.state,
  round: run.position.round,
  step: run.position.step ?? null,
  sequence: run.sequence,
  next_at: run.nextAt ?? null,
  answered_by: JSON.stringify(run.answeredBy),
  began_at: run.beganAt,
  last_instant: run.lastInstant,
  last_entry: entry,
});
