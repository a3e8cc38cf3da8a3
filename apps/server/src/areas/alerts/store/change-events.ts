import { sql, type Kysely } from 'kysely';
import type { IntegrationId } from '../../../kernel/ids.ts';
import type { Row } from '../../../platform/database/row.ts';

/** A reported change, scrubbed. */
type ChangeEvent = {
  readonly id: string;
  readonly integrationId: IntegrationId;
  readonly summary: string;
  readonly source: string | undefined;
  /** In lower case. */
  readonly service: string | undefined;
  readonly link: string | undefined;
  readonly toldAt: Date;
  readonly receivedAt: Date;
};

/** Does nothing if an event with the same hash is already stored. */
export async function insertChange(db: Kysely<unknown>, change: ChangeEvent, hash: string): Promise<void> {
  const { id, integrationId, summary, source, service, link, toldAt, receivedAt } = change;
  await sql`insert into change_events (id, integration_id, hash, summary, source, service, link, told_at, received_at)
    values (${id}, ${integrationId}, ${Buffer.from(hash, 'hex')}, ${summary}, ${source ?? null}, ${service ?? null},
      ${link ?? null}, ${toldAt}, ${receivedAt}) on conflict do nothing`.execute(db);
}

/** Changes of these services, or of these senders without a named service, in a span; newest first. */
export async function changesIn(
  db: Kysely<unknown>,
  asked: {
    readonly services: readonly string[];
    readonly integrations: readonly string[];
    readonly teams: 'all' | readonly string[];
    readonly since: Date;
    readonly until: Date;
    readonly limit: number;
  },
): Promise<readonly (ChangeEvent & { readonly integration: string })[]> {
  const { services, integrations, teams, since, until, limit } = asked;
  const isSeen =
    teams === 'all' ? sql`true` : sql`(i.visibility = 'organisation' or i.team_id = any(${teams}::uuid[]))`;
  const { rows } = await sql<ChangeEventRow>`
    select c.id, c.integration_id, c.summary, c.source, c.service, c.link, c.told_at, c.received_at, i.name as integration
    from change_events c join integrations i on i.id = c.integration_id
    where (c.service = any(${services}::text[]) or c.service is null and c.integration_id = any(${integrations}::uuid[]))
      and c.told_at >= ${since} and c.told_at < ${until} and ${isSeen}
    order by c.told_at desc, c.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    integrationId: row.integration_id,
    integration: row.integration,
    summary: row.summary,
    source: row.source ?? undefined,
    service: row.service ?? undefined,
    link: row.link ?? undefined,
    toldAt: row.told_at,
    receivedAt: row.received_at,
  }));
}

type ChangeEventRow = Omit<Row<'change_events', { integration_id: IntegrationId }>, 'hash'> & { integration: string };

/** The integrations that sent an incident's newest alerts. */
export async function sendersOf(db: Kysely<unknown>, incident: string): Promise<readonly string[]> {
  const { rows } = await sql<{ integration_id: string }>`
    select distinct integration_id from (
      select integration_id from alerts where incident_id = ${incident} order by id desc limit ${asked.most}) newest`.execute(
    db,
  );
  return rows.map((row) => row.integration_id);
}

/** How many of an incident's newest alerts are read. */
const asked = { most: 300 };

/** Deletes at most `limit` of those received before `bound`. */
export async function dropChanges(db: Kysely<unknown>, bound: Date, limit: number): Promise<void> {
  await sql`delete from change_events where id in (
    select id from change_events where received_at < ${bound} limit ${limit})`.execute(db);
}
