import type { Severity } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Audience, ListedKind, Reaches } from '../domain/audience.ts';

/** @returns false if the name is taken */
export async function insertAudience(db: Kysely<unknown>, audience: Audience, entry: EntryId): Promise<boolean> {
  const { id, name, reaches, teamId, severities, version, lastInstant } = audience;
  const { rows } = await sql`
    insert into audiences (id, name, reaches, team_id, severities, version, last_instant, last_entry)
    values (${id}, ${name}, ${reaches}, ${teamId ?? null}, ${[...severities]}::text[], ${version}, ${lastInstant}, ${entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export const setSeverities = async (
  db: Kysely<unknown>,
  { id, severities, version, lastInstant }: Pick<Audience, 'id' | 'severities' | 'version' | 'lastInstant'>,
  entry: EntryId,
): Promise<void> =>
  void (await sql`update audiences set severities = ${[...severities]}::text[], version = ${version},
    last_instant = ${lastInstant}, last_entry = ${entry} where id = ${id}`.execute(db));

/** Deletes a list with its entries and its links to incidents. Sent notices stay. */
export async function deleteAudience(db: Kysely<unknown>, id: string): Promise<void> {
  await sql`delete from audience_people where audience_id = ${id}`.execute(db);
  await sql`delete from incident_audiences where audience_id = ${id}`.execute(db);
  await sql`delete from audiences where id = ${id}`.execute(db);
}

export const lockAudience = async (db: Kysely<unknown>, id: string): Promise<Audience | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const findAudience = async (db: Kysely<unknown>, id: string): Promise<Audience | undefined> =>
  (await select(db, sql`where id = ${id}`))[0];

export const allAudiences = async (db: Kysely<unknown>): Promise<readonly Audience[]> =>
  select(db, sql`order by lower(name) limit ${MOST.lists}`);

/** The most lists per organisation, and the most entries per list. */
export const MOST = { lists: 200, lines: 500 };

export type Listed = { readonly kind: ListedKind; readonly id: string };

/** @returns false if it is already on the list */
export async function insertListed(
  db: Kysely<unknown>,
  audience: string,
  { kind, id }: Listed,
  entry: EntryId,
): Promise<boolean> {
  const { rows } = await sql`insert into audience_people (audience_id, kind, target_id, last_entry)
    values (${audience}, ${kind}, ${id}, ${entry}) on conflict do nothing returning kind`.execute(db);
  return rows.length > 0;
}

/** @returns false if it is not on the list */
export async function deleteListed(db: Kysely<unknown>, audience: string, { kind, id }: Listed): Promise<boolean> {
  const { rows } = await sql`delete from audience_people
    where audience_id = ${audience} and kind = ${kind} and target_id = ${id} returning kind`.execute(db);
  return rows.length > 0;
}

/** Removes an ended subscriber from every list. */
export const unlistSubscriber = async (db: Kysely<unknown>, id: string): Promise<void> =>
  void (await sql`delete from audience_people where kind = 'subscriber' and target_id = ${id}`.execute(db));

/** The entries of these lists, by list. */
export async function listedOn(
  db: Kysely<unknown>,
  audiences: readonly string[],
): Promise<ReadonlyMap<string, readonly Listed[]>> {
  const { rows } = await sql<{ audience_id: string; kind: ListedKind; target_id: string }>`
    select audience_id, kind, target_id from audience_people where audience_id = any(${audiences}::uuid[])
    order by kind, target_id`.execute(db);
  const byList = Map.groupBy(rows, ({ audience_id: audience }) => audience);
  return new Map(
    [...byList].map(([audience, each]) => [audience, each.map(({ kind, target_id: id }) => ({ kind, id }))]),
  );
}

/** @returns false if the list was already added */
export async function insertInformed(
  db: Kysely<unknown>,
  incident: IncidentId,
  audience: string,
  entry: EntryId,
): Promise<boolean> {
  const { rows } = await sql`insert into incident_audiences (incident_id, audience_id, last_entry)
    values (${incident}, ${audience}, ${entry}) on conflict do nothing returning incident_id`.execute(db);
  return rows.length > 0;
}

/** @returns false if nobody had added the list */
export async function deleteInformed(db: Kysely<unknown>, incident: IncidentId, audience: string): Promise<boolean> {
  const { rows } = await sql`delete from incident_audiences
    where incident_id = ${incident} and audience_id = ${audience} returning incident_id`.execute(db);
  return rows.length > 0;
}

/** The lists that somebody added to an incident. */
export const informedOf = async (db: Kysely<unknown>, incident: IncidentId): Promise<readonly string[]> =>
  (
    await sql<{ id: string }>`select audience_id as id from incident_audiences where incident_id = ${incident}
      order by audience_id`.execute(db)
  ).rows.map(({ id }) => id);

type AudienceRow = Row<
  'audiences',
  { name: Scrubbed; reaches: Reaches; team_id: TeamId | null; severities: Severity[] }
>;

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Audience[]> {
  const { rows } = await sql<AudienceRow>`
    select ${columnsOf('audiences')} from audiences ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    reaches: row.reaches,
    teamId: row.team_id ?? undefined,
    severities: row.severities,
    version: row.version,
    lastInstant: row.last_instant,
  }));
}
