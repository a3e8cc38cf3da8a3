import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Ending, Rollback, RollbackId, RollbackState } from '../domain/rollback.ts';

type RollbackRow = Row<
  'rollbacks',
  {
    id: RollbackId;
    incident_id: IncidentId;
    requested_by: PrincipalId;
    state: RollbackState;
    because: Ending | null;
    broken_by: PrincipalId | null;
    ratified_by: PrincipalId | null;
    last_entry: EntryId;
  }
>;

/** @returns false if the same rollback is already under way */
export async function insertRollback(db: Kysely<unknown>, asked: Rollback): Promise<boolean> {
  const { rows } = await sql`
    insert into rollbacks (id, incident_id, target, to_version, from_version, evidence, executor_id, requested_by,
      requested_at, state, version, last_instant, last_entry)
    values (${asked.id}, ${asked.incidentId}, ${asked.target}, ${asked.to}, ${asked.from ?? null}, ${asked.evidence},
      ${asked.executorId}, ${asked.requestedBy}, ${asked.requestedAt}, ${asked.state}, ${asked.version},
      ${asked.lastInstant}, ${asked.lastEntry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** The rollback of this target that is approved and not over. */
export async function approvedUnderWay(db: Kysely<unknown>, target: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from rollbacks where target = ${target}
    and state in ('approved', 'running') order by requested_at limit 1`.execute(db);
  return rows[0]?.id;
}

/** Sets the approval request afterwards: its id is known only once created, in the same transaction. */
export async function setApproval(db: Kysely<unknown>, id: RollbackId, approval: string): Promise<void> {
  await sql`update rollbacks set approval_id = ${approval} where id = ${id}`.execute(db);
}

/** Updates the fields that change after the request. */
export async function updateRollback(db: Kysely<unknown>, to: Rollback): Promise<void> {
  await sql`update rollbacks set state = ${to.state}, approval_id = ${to.approval ?? null},
    authorised_at = ${to.authorisedAt ?? null}, answer_by = ${to.answerBy ?? null}, sent_at = ${to.sentAt ?? null},
    started_at = ${to.startedAt ?? null}, ended_at = ${to.endedAt ?? null}, because = ${to.because ?? null},
    detail = ${to.detail ?? null}, is_late = ${to.isLate}, broken_by = ${to.brokenBy ?? null},
    ratified_by = ${to.ratifiedBy ?? null}, ratified_at = ${to.ratifiedAt ?? null}, version = ${to.version},
    last_instant = ${to.lastInstant}, last_entry = ${to.lastEntry} where id = ${to.id}`.execute(db);
}

/** Locks one until the transaction ends. */
export const lockRollback = async (db: Kysely<unknown>, id: string): Promise<Rollback | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const findRollback = async (db: Kysely<unknown>, id: string): Promise<Rollback | undefined> =>
  (await select(db, sql`where id = ${id}`))[0];

export const rollbacksById = async (db: Kysely<unknown>, ids: readonly string[]): Promise<readonly Rollback[]> =>
  select(db, sql`where id = any(${ids}::uuid[])`);

/** All rollbacks of an incident, over or not. */
export const rollbacksOf = async (db: Kysely<unknown>, incident: IncidentId): Promise<readonly Rollback[]> =>
  select(db, sql`where incident_id = ${incident} order by id`);

/** This person's requests that are unapproved, failed or timed out, newest first. */
export const troublesOf = async (db: Kysely<unknown>, person: PrincipalId): Promise<readonly Rollback[]> =>
  select(
    db,
    sql`where requested_by = ${person} and state in ('asked', 'failed', 'timed-out') order by requested_at desc limit 50`,
  );

/** Newest first, starting after `after`, limited by a condition on the incident's id. */
export const listRollbacks = async (
  db: Kysely<unknown>,
  asked: {
    readonly scope: RawBuilder<boolean>;
    readonly incident: IncidentId | undefined;
    readonly state: RollbackState | 'open' | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Rollback[]> => {
  const { scope, incident = null, state = null, after, limit } = asked;
  const behind = after === undefined ? sql`true` : sql`(requested_at, id) < (${after.at}, ${after.id}::uuid)`;
  return select(
    db,
    sql`where ${scope} and ${behind} and (${incident}::uuid is null or incident_id = ${incident})
      and (${state}::text is null or state = ${state} or (${state} = 'open' and state in ('asked', 'approved', 'running')))
      order by requested_at desc, id desc limit ${limit}`,
  );
};

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Rollback[]> {
  const { rows } = await sql<RollbackRow>`
    select ${columnsOf('rollbacks')} from rollbacks ${rest}`.execute(db);
  return rows.map(rollbackFrom);
}

const rollbackFrom = (row: RollbackRow): Rollback => ({
  id: row.id,
  incidentId: row.incident_id,
  target: row.target,
  to: row.to_version,
  from: row.from_version ?? undefined,
  evidence: ownWords(row.evidence),
  executorId: row.executor_id,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  state: row.state,
  approval: row.approval_id ?? undefined,
  authorisedAt: row.authorised_at ?? undefined,
  answerBy: row.answer_by ?? undefined,
  sentAt: row.sent_at ?? undefined,
  startedAt: row.started_at ?? undefined,
  endedAt: row.ended_at ?? undefined,
  because: row.because ?? undefined,
  detail: row.detail === null ? undefined : ownWords(row.detail),
  isLate: row.is_late,
  brokenBy: row.broken_by ?? undefined,
  ratifiedBy: row.ratified_by ?? undefined,
  ratifiedAt: row.ratified_at ?? undefined,
  version: row.version,
  lastInstant: row.last_instant,
  lastEntry: row.last_entry,
});
