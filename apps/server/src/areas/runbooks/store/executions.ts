import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId, type IncidentId, type PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Execution, FollowedStep, Outcome, ExecutionId } from '../domain/execution.ts';

type ExecutionRow = Row<
  'runbook_executions',
  { id: ExecutionId; incident_id: IncidentId; started_by: PrincipalId; outcome: Outcome | null; last_entry: EntryId }
>;

/** @returns false if the incident already has an execution of the same runbook */
export async function insertExecution(db: Kysely<unknown>, to: Execution): Promise<boolean> {
  const { rows } = await sql`
    insert into runbook_executions (id, incident_id, runbook, runbook_version, title, steps, is_drill, started_by, started_at,
      version, last_instant, last_entry)
    values (${to.id}, ${to.incidentId}, ${to.runbook}, ${to.runbookVersion}, ${to.title}, ${JSON.stringify(to.steps)},
      ${to.isDrill}, ${to.startedBy}, ${to.startedAt}, ${to.version}, ${to.lastInstant}, ${to.lastEntry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function updateExecution(db: Kysely<unknown>, to: Execution): Promise<void> {
  await sql`update runbook_executions set steps = ${JSON.stringify(to.steps)}, ended_at = ${to.endedAt ?? null},
    outcome = ${to.outcome ?? null}, note = ${to.note ?? null}, version = ${to.version}, last_instant = ${to.lastInstant},
    last_entry = ${to.lastEntry} where id = ${to.id}`.execute(db);
}

export const lockExecution = async (db: Kysely<unknown>, id: string): Promise<Execution | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const findExecution = async (db: Kysely<unknown>, id: string): Promise<Execution | undefined> =>
  (await select(db, sql`where id = ${id}`))[0];

/** Executions in progress, newest first. */
export const openExecutions = async (db: Kysely<unknown>, limit: number): Promise<readonly Execution[]> =>
  select(db, sql`where ended_at is null order by started_at desc, id desc limit ${limit}`);

/** When each runbook last passed a drill. */
export async function lastDrills(db: Kysely<unknown>): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ runbook: string; at: Date }>`
    select runbook, max(ended_at) as at from runbook_executions
    where is_drill and outcome = 'passed' group by runbook`.execute(db);
  return new Map(rows.map(({ runbook, at }) => [runbook, at]));
}

/** Newest first, starting after `after`, limited by a condition on the incident's id. */
export const listExecutions = async (
  db: Kysely<unknown>,
  asked: {
    readonly scope: RawBuilder<boolean>;
    readonly incident: IncidentId | undefined;
    readonly runbook: string | undefined;
    readonly drills: boolean | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Execution[]> => {
  const { scope, incident = null, runbook = null, drills = null, after, limit } = asked;
  const behind = after === undefined ? sql`true` : sql`(started_at, id) < (${after.at}, ${after.id}::uuid)`;
  return select(
    db,
    sql`where ${scope} and ${behind} and (${incident}::uuid is null or incident_id = ${incident})
      and (${runbook}::text is null or runbook = ${runbook}) and (${drills}::boolean is null or is_drill = ${drills})
      order by started_at desc, id desc limit ${limit}`,
  );
};

const select = async (db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly Execution[]> => {
  const { rows } = await sql<ExecutionRow>`
    select ${columnsOf('runbook_executions')} from runbook_executions ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    incidentId: row.incident_id,
    runbook: row.runbook,
    runbookVersion: row.runbook_version,
    title: row.title,
    steps: (JSON.parse(row.steps) as Kept[]).map(stepOf),
    isDrill: row.is_drill,
    startedBy: row.started_by,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    outcome: row.outcome ?? undefined,
    note: row.note ?? undefined,
    version: row.version,
    lastInstant: row.last_instant,
    lastEntry: row.last_entry,
  }));
};

/** The JSON form of a step: instants are text, absent values are omitted. */
type Kept = Pick<FollowedStep, 'id' | 'title' | 'role' | 'verify' | 'state'> & {
  readonly run?: string;
  readonly by?: string;
  readonly takenAt?: string;
  readonly endedAt?: string;
  readonly evidence?: string;
  readonly deviation?: string;
};

const stepOf = ({
  id,
  title,
  role,
  verify,
  state,
  run,
  by,
  takenAt,
  endedAt,
  evidence,
  deviation,
}: Kept): FollowedStep => ({
  id,
  title,
  role,
  verify,
  state,
  run,
  by: by === undefined ? undefined : asId<'principal'>(by),
  takenAt: takenAt === undefined ? undefined : new Date(takenAt),
  endedAt: endedAt === undefined ? undefined : new Date(endedAt),
  evidence,
  deviation,
});
