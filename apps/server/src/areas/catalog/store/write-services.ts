import { sql, type Kysely } from 'kysely';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import type { EntryId } from '../../../kernel/ids.ts';
import { insertRows } from '../../../platform/database/row.ts';
import type { ServiceDetails, ServiceId } from '../domain/service.ts';
import type { ServiceRow } from './services.ts';

/** A service as it should be stored, with the entry that records it. */
export type ServiceWrite = {
  readonly id: ServiceId;
  readonly name: string;
  readonly details: ServiceDetails;
  /** Its previous details; undefined if it is new. */
  readonly before: ServiceDetails | undefined;
  readonly version: number;
  readonly at: Date;
  readonly entry: EntryId;
};

/** Writes any number of services, then only the differences in their dependencies and addresses. */
export async function writeServices(db: Kysely<unknown>, writes: readonly ServiceWrite[]): Promise<void> {
  const added = writes.filter(({ before }) => before === undefined);
  await insertRows('services', added.map(rowOf))?.execute(db);
  const changed = writes.filter(({ before }) => before !== undefined).map(rowOf);
  if (changed.length > 0)
    await sql`
      update services set kind = n.kind, team_id = n.team_id, tier = n.tier, user_facing = n.user_facing,
        runbook = n.runbook, links = n.links, version = n.version, last_instant = n.last_instant, last_entry = n.last_entry
      from json_populate_recordset(null::services, ${JSON.stringify(changed)}::json) as n where services.id = n.id`.execute(
      db,
    );
  await writeDependencies(db, writes);
  await writeAddresses(db, writes);
}

/** Deletes a service with its dependencies and addresses. It must have no dependents. */
export async function removeService(db: Kysely<unknown>, id: ServiceId): Promise<void> {
  await sql`delete from service_dependencies where service_id = ${id}`.execute(db);
  await sql`delete from service_addresses where service_id = ${id}`.execute(db);
  await sql`delete from services where id = ${id}`.execute(db);
}

const rowOf = ({ id, name, details, version, at, entry }: ServiceWrite): ServiceRow => ({
  id,
  name,
  kind: details.kind,
  team_id: details.teamId ?? null,
  tier: details.tier ?? null,
  user_facing: details.userFacing ?? null,
  runbook: details.runbook ?? null,
  links: JSON.stringify(details.links),
  version,
  last_instant: at,
  last_entry: entry,
});

async function writeDependencies(db: Kysely<unknown>, writes: readonly ServiceWrite[]): Promise<void> {
  const { gone, come } = changesOf(writes, ({ dependsOn }) => dependsOn);
  if (gone.length > 0)
    await sql`
      delete from service_dependencies using unnest(${gone.map(({ id }) => id)}::uuid[], ${gone.map(({ word }) => word)}::text[])
        as g (id, name), services o
      where service_id = g.id and on_id = o.id and o.name = g.name`.execute(db);
  if (come.length > 0)
    await sql`
      insert into service_dependencies (service_id, on_id, last_entry)
      select c.id, o.id, c.entry
      from unnest(${come.map(({ id }) => id)}::uuid[], ${come.map(({ word }) => word)}::text[],
        ${come.map(({ entry }) => entry)}::uuid[]) as c (id, name, entry)
      join services o on o.name = c.name`.execute(db);
}

async function writeAddresses(db: Kysely<unknown>, writes: readonly ServiceWrite[]): Promise<void> {
  const { gone, come } = changesOf(writes, ({ addresses }) => addresses);
  // Deletions first, because an address may move between services.
  if (gone.length > 0)
    await sql`delete from service_addresses where address = any(${gone.map(({ word }) => word)}::text[])`.execute(db);
  const insert = insertRows(
    'service_addresses',
    come.map(({ id, word, entry }) => ({ address: word, service_id: id, last_entry: entry })),
  );
  if (insert === undefined) return;
  const { rows } = await sql`${insert} on conflict do nothing returning address`.execute(db);
  // Another service took the address meanwhile.
  if (rows.length < come.length) throw new AppFailure(addressTaken);
}

export const addressTaken: AppError = {
  kind: 'conflict',
  code: 'catalog/address-taken',
  public: 'It is a known address of another service.',
  remedy: 'muster service forget-address <service> <address> first.',
};

type Change = { readonly id: ServiceId; readonly word: string; readonly entry: EntryId };

function changesOf(
  writes: readonly ServiceWrite[],
  wordsOf: (details: ServiceDetails) => readonly string[],
): { readonly gone: readonly Change[]; readonly come: readonly Change[] } {
  const pick = ({ id, entry }: ServiceWrite, from: readonly string[], without: readonly string[]): Change[] => {
    const others = new Set(without);
    return from.filter((word) => !others.has(word)).map((word) => ({ id, word, entry }));
  };
  return {
    gone: writes.flatMap((write) => pick(write, write.before ? wordsOf(write.before) : [], wordsOf(write.details))),
    come: writes.flatMap((write) => pick(write, wordsOf(write.details), write.before ? wordsOf(write.before) : [])),
  };
}
