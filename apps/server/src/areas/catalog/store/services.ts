import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type TeamId } from '../../../kernel/ids.ts';
import type { Service, ServiceId, ServiceKind } from '../domain/service.ts';
import type { Row } from '../../../platform/database/row.ts';

type FoundRow = ServiceRow & { readonly depends_on: string[]; readonly addresses: string[] };

const select = async (db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly Service[]> => {
  const { rows } = await sql<FoundRow>`
    select s.*,
      array(select o.name from service_dependencies d join services o on o.id = d.on_id
        where d.service_id = s.id order by o.name collate "C") as depends_on,
      array(select a.address from service_addresses a where a.service_id = s.id order by a.address collate "C") as addresses
    from services s ${rest}`.execute(db);
  return rows.map((row) => ({
    id: asId<'service'>(row.id),
    name: row.name,
    kind: row.kind,
    teamId: row.team_id === null ? undefined : asId<'team'>(row.team_id),
    tier: row.tier ?? undefined,
    userFacing: row.user_facing ?? undefined,
    runbook: row.runbook ?? undefined,
    links: JSON.parse(row.links) as string[],
    dependsOn: row.depends_on,
    addresses: row.addresses,
    version: row.version,
    lastInstant: row.last_instant,
  }));
};

/**
 * Locks a service's details, dependencies and addresses until the transaction ends. Others can still add dependencies
 * on it, so that two services adding each other cannot deadlock.
 */
export async function lockService(db: Kysely<unknown>, name: string): Promise<Service | undefined> {
  const { rows } = await sql`select id from services where name = ${name} for no key update`.execute(db);
  return rows.length === 0 ? undefined : findService(db, name);
}

export const findService = async (db: Kysely<unknown>, name: string): Promise<Service | undefined> =>
  (await select(db, sql`where s.name = ${name}`))[0];

export const allServices = async (db: Kysely<unknown>): Promise<readonly Service[]> => select(db, sql`order by s.name`);

/** Blocks every other write to the catalog until the transaction ends: all verbs lock their service first. */
export const lockCatalog = async (db: Kysely<unknown>): Promise<void> =>
  void (await sql`lock table services in exclusive mode`.execute(db));

/** By name, after `after`. */
export async function listServices(
  db: Kysely<unknown>,
  asked: {
    readonly kind: ServiceKind | undefined;
    readonly team: TeamId | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<readonly Service[]> {
  const { kind = null, team = null, after = '', limit } = asked;
  return select(
    db,
    sql`where s.name collate "C" > ${after} and (${kind}::text is null or s.kind = ${kind})
      and (${team}::uuid is null or s.team_id = ${team}) order by s.name collate "C" limit ${limit}`,
  );
}

export const namesOfServices = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from services where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Its direct dependents, by name. */
export async function dependentsOf(db: Kysely<unknown>, id: ServiceId): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select o.name from service_dependencies d join services o on o.id = d.service_id
    where d.on_id = ${id} order by o.name collate "C"`.execute(db);
  return rows.map(({ name }) => name);
}

/** The service an address belongs to. */
export async function ownerOfAddress(db: Kysely<unknown>, address: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select s.name from service_addresses a join services s on s.id = a.service_id where a.address = ${address}`.execute(
    db,
  );
  return rows[0]?.name;
}

/** `links` is JSON. */
export type ServiceRow = Row<'services', { kind: ServiceKind }>;
