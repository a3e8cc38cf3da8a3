import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ClauseId, EntryId, IncidentId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Exception, ExceptionId, ExceptionState } from '../domain/exception.ts';

type ExceptionRow = Row<
  'exceptions',
  {
    id: ExceptionId;
    justification: Scrubbed;
    compensating_control: Scrubbed;
    incident_id: IncidentId | null;
    renews_id: ExceptionId | null;
    requested_by: PrincipalId;
    state: ExceptionState;
    team_id: TeamId | null;
    visibility: 'organisation' | 'team';
    last_entry: EntryId;
  }
>;

/** @returns false if one is already requested for the same clause and scope */
export async function insertException(db: Kysely<unknown>, exception: Exception): Promise<boolean> {
  const { id, clause, scope, expiresAt, incidentId, renewsId, requestedBy, requestedAt, approval, teamId } = exception;
  const { rows } = await sql`
    insert into exceptions (id, clause, scope, justification, compensating_control, expires_at, incident_id, renews_id,
      requested_by, requested_at, state, approval_id, team_id, visibility, version, last_instant, last_entry)
    values (${id}, ${clause}, ${scope}, ${exception.justification}, ${exception.compensatingControl}, ${expiresAt},
      ${incidentId ?? null}, ${renewsId ?? null}, ${requestedBy}, ${requestedAt}, ${exception.state}, ${approval ?? null},
      ${teamId ?? null}, ${exception.visibility}, ${exception.version}, ${exception.lastInstant}, ${exception.lastEntry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** Sets the request that decides it, which is made later in the same transaction. */
export async function setApproval(db: Kysely<unknown>, id: ExceptionId, approval: string): Promise<void> {
  await sql`update exceptions set approval_id = ${approval} where id = ${id}`.execute(db);
}

/** Updates what may change after the request. */
export async function updateException(
  db: Kysely<unknown>,
  id: ExceptionId,
  to: Pick<Exception, 'state' | 'approval' | 'approvedAt' | 'overAt' | 'incidentId' | 'teamId' | 'visibility'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update exceptions set state = ${to.state}, approval_id = ${to.approval ?? null},
    approved_at = ${to.approvedAt ?? null}, over_at = ${to.overAt ?? null}, incident_id = ${to.incidentId ?? null},
    team_id = ${to.teamId ?? null}, visibility = ${to.visibility}, version = version + 1, last_instant = ${at},
    last_entry = ${entry} where id = ${id}`.execute(db);
}

/** Changes the visibility of all exceptions of an incident, ended or not. @returns their ids */
export async function protectExceptions(
  db: Kysely<unknown>,
  incident: IncidentId,
  { teamId, visibility }: Protected,
  entry: EntryId,
): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string;
  }>`update exceptions set team_id = ${teamId ?? null}, visibility = ${visibility},
    last_entry = ${entry} where incident_id = ${incident} returning id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Locks one until the transaction ends. */
export const lockException = async (db: Kysely<unknown>, id: string): Promise<Exception | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const findException = async (db: Kysely<unknown>, id: string): Promise<Exception | undefined> =>
  (await select(db, sql`where id = ${id}`))[0];

export const exceptionsById = async (db: Kysely<unknown>, ids: readonly string[]): Promise<readonly Exception[]> =>
  select(db, sql`where id = any(${ids}::uuid[])`);

/** An incident's requested and approved exceptions, locked. */
export const lockExceptionsOf = async (db: Kysely<unknown>, incident: IncidentId): Promise<readonly Exception[]> =>
  select(db, sql`where incident_id = ${incident} and state in ('asked', 'approved') order by id for update`);

/** Of those in force now, the one that lasts longest. */
export const inForce = async (
  db: Kysely<unknown>,
  clause: ClauseId,
  scopes: readonly string[],
  now: Date,
): Promise<Exception | undefined> =>
  (
    await select(
      db,
      sql`where state = 'approved' and clause = ${clause} and scope = any(${scopes}::text[]) and approved_at <= ${now}
        and expires_at > ${now} order by expires_at desc, id limit 1`,
    )
  )[0];

/** How many others for the same clause and scope were approved and had been requested earlier, for each. */
export async function earlierThan(
  db: Kysely<unknown>,
  of: readonly Pick<Exception, 'id' | 'clause' | 'scope' | 'requestedAt'>[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*)::integer from exceptions e where e.clause = a.clause and e.scope = a.scope
      and e.approved_at is not null and e.requested_at <= a.before and e.id <> a.id) as n
    from unnest(${of.map(({ id }) => id)}::uuid[], ${of.map(({ clause }) => clause)}::text[],
      ${of.map(({ scope }) => scope)}::text[], ${of.map(({ requestedAt }) => requestedAt)}::timestamptz[])
      with ordinality as a (id, clause, scope, before, place)
    order by a.place`.execute(db);
  return rows.map(({ n }) => n);
}

/** Exceptions a person requested that end between two moments. */
export const endingFor = async (
  db: Kysely<unknown>,
  person: string,
  from: Date,
  until: Date,
): Promise<readonly Exception[]> =>
  select(
    db,
    sql`where state = 'approved' and requested_by = ${person} and expires_at > ${from} and expires_at <= ${until}
      order by expires_at, id`,
  );

/** A SQL condition: visible to members of these teams. */
export const isListed = (teams: 'all' | readonly TeamId[]): RawBuilder<boolean> =>
  teams === 'all' ? sql`true` : sql`(visibility = 'organisation' or team_id = any(${teams}::uuid[]))`;

/** Newest first, after `after`. */
export async function listExceptions(
  db: Kysely<unknown>,
  asked: {
    readonly teams: 'all' | readonly TeamId[];
    readonly state: 'open' | 'over' | undefined;
    readonly clause: string | undefined;
    readonly now: Date;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Exception[]> {
  const { teams, state, clause = null, now, after, limit } = asked;
  const open = sql`(state = 'asked' or (state = 'approved' and expires_at > ${now}))`;
  return select(
    db,
    sql`where ${isListed(teams)} and (${clause}::text is null or clause = ${clause})
      and ${state === undefined ? sql`true` : state === 'open' ? open : sql`not ${open}`}
      and ${after === undefined ? sql`true` : sql`(requested_at, id) < (${after.at}, ${after.id})`}
      order by requested_at desc, id desc limit ${limit}`,
  );
}

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Exception[]> {
  const [{ rows }] = await pipeline(db, [
    sql<ExceptionRow>`
    select ${columnsOf('exceptions')} from exceptions ${rest}`,
  ]);
  return rows.map(exceptionFrom);
}

const exceptionFrom = (row: ExceptionRow): Exception => ({
  id: row.id,
  clause: row.clause,
  scope: row.scope,
  justification: row.justification,
  compensatingControl: row.compensating_control,
  expiresAt: row.expires_at,
  incidentId: row.incident_id ?? undefined,
  renewsId: row.renews_id ?? undefined,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  state: row.state,
  approval: row.approval_id ?? undefined,
  approvedAt: row.approved_at ?? undefined,
  overAt: row.over_at ?? undefined,
  teamId: row.team_id ?? undefined,
  visibility: row.visibility,
  version: row.version,
  lastInstant: row.last_instant,
  lastEntry: row.last_entry,
});
