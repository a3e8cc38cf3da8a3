import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Impact, UpdateState } from '../domain/status.ts';

export type StatusUpdate = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly code: string;
  readonly state: UpdateState;
  readonly impact: Impact;
  readonly services: readonly string[];
  readonly body: Scrubbed;
  readonly happenedAt: Date;
  readonly publishedAt: Date;
  readonly publishedBy: PrincipalId;
  readonly nextBy: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

export type Wording = {
  readonly update: string;
  readonly version: number;
  readonly body: string;
  readonly at: Date;
  readonly by: PrincipalId;
};

export async function insertUpdate(db: Kysely<unknown>, update: StatusUpdate, entry: EntryId): Promise<void> {
  const { id, incident, code, state, impact, services, body, happenedAt, publishedAt, publishedBy, nextBy } = update;
  await sql`insert into status_updates (id, incident_id, code, state, impact, services, body, happened_at, published_at,
      published_by, next_by, version, last_instant, last_entry)
    values (${id}, ${incident}, ${code}, ${state}, ${impact}, ${[...services]}::text[], ${body}, ${happenedAt},
      ${publishedAt}, ${publishedBy}, ${nextBy ?? null}, ${update.version}, ${update.lastInstant}, ${entry})`.execute(
    db,
  );
  await insertWording(db, { update: id, version: update.version, body, at: publishedAt, by: publishedBy }, entry);
}

/** Every wording is kept, including the first. */
export const insertWording = async (db: Kysely<unknown>, wording: Wording, entry: EntryId): Promise<void> =>
  void (await sql`insert into status_wordings (update_id, version, body, written_at, written_by, last_entry)
    values (${wording.update}, ${wording.version}, ${wording.body}, ${wording.at}, ${wording.by}, ${entry})`.execute(
    db,
  ));

export const setWording = async (
  db: Kysely<unknown>,
  { update, version, body, at }: Wording,
  entry: EntryId,
): Promise<void> =>
  void (await sql`update status_updates set body = ${body}, version = ${version}, last_instant = ${at}, last_entry = ${entry}
    where id = ${update}`.execute(db));

export const lockUpdate = async (db: Kysely<unknown>, id: string): Promise<StatusUpdate | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const findUpdate = async (db: Kysely<unknown>, id: string): Promise<StatusUpdate | undefined> =>
  (await select(db, sql`where id = ${id}`))[0];

/** Newest first, after `after`; of one incident, if named. */
export async function listUpdates(
  db: Kysely<unknown>,
  asked: {
    readonly code: string | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly StatusUpdate[]> {
  const { code, after, limit } = asked;
  return select(
    db,
    sql`where ${code === undefined ? sql`true` : sql`code = ${code}`}
      and ${after === undefined ? sql`true` : sql`(published_at, id) < (${after.at}, ${after.id})`}
      order by published_at desc, id desc limit ${limit}`,
  );
}

/** The newest update of each incident, without resolved ones; at most 500. */
export const newestOfEach = async (db: Kysely<unknown>): Promise<readonly StatusUpdate[]> =>
  select(
    db,
    sql`where id in (select distinct on (incident_id) id from status_updates order by incident_id, published_at desc, id desc)
      and state <> 'resolved' order by published_at desc limit 500`,
  );

export async function wordingsOf(
  db: Kysely<unknown>,
  updates: readonly string[],
): Promise<ReadonlyMap<string, readonly Wording[]>> {
  const { rows } = await sql<Row<'status_wordings', { written_by: PrincipalId }>>`
    select ${columnsOf('status_wordings')} from status_wordings
    where update_id = any(${updates}::uuid[]) order by update_id, version`.execute(db);
  const wordings = rows.map((row) => ({
    update: row.update_id,
    version: row.version,
    body: row.body,
    at: row.written_at,
    by: row.written_by,
  }));
  return Map.groupBy(wordings, ({ update }) => update);
}

type UpdateRow = Row<
  'status_updates',
  { incident_id: IncidentId; state: UpdateState; impact: Impact; body: Scrubbed; published_by: PrincipalId }
>;

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<StatusUpdate[]> {
  const { rows } = await sql<UpdateRow>`
    select ${columnsOf('status_updates')} from status_updates ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    incident: row.incident_id,
    code: row.code,
    state: row.state,
    impact: row.impact,
    services: row.services,
    body: row.body,
    happenedAt: row.happened_at,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    nextBy: row.next_by ?? undefined,
    version: row.version,
    lastInstant: row.last_instant,
  }));
}
