import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Registry, RegistryId } from '../domain/registry.ts';

type RegistryRow = Row<'model_registries', { id: RegistryId }>;

const COLUMNS = columnsOf('model_registries');

/** @returns false if the name is taken */
export async function insertRegistry(db: Kysely<unknown>, made: Registry, entry: EntryId): Promise<boolean> {
  const { rows } = await sql`
    insert into model_registries (id, name, url, credential, version, last_instant, last_entry)
    values (${made.id}, ${made.name}, ${made.url}, ${made.credential ?? null}, ${made.version}, ${made.lastInstant}, ${entry})
    on conflict (lower(name)) where removed_at is null do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** A registry being read; a removed one is not found. */
export async function readRegistry(
  db: Kysely<unknown>,
  id: RegistryId,
  how: 'locked' | 'plain' = 'plain',
): Promise<Registry | undefined> {
  const { rows } = await sql<RegistryRow>`
    select ${COLUMNS} from model_registries where id = ${id} and removed_at is null
    ${how === 'locked' ? sql`for no key update` : sql``}`.execute(db);
  return rows.map(registryFrom)[0];
}

export async function readRegistries(db: Kysely<unknown>): Promise<readonly Registry[]> {
  const { rows } = await sql<RegistryRow>`
    select ${COLUMNS} from model_registries where removed_at is null order by lower(name), id`.execute(db);
  return rows.map(registryFrom);
}

/** Records when it was read, or why it could not be. */
export async function markRead(
  db: Kysely<unknown>,
  id: RegistryId,
  read: { readonly at: Date; readonly problem?: string },
): Promise<void> {
  await (
    read.problem === undefined
      ? sql`update model_registries set read_at = ${read.at}, problem = null, problem_at = null where id = ${id}`
      : sql`update model_registries set problem = ${read.problem}, problem_at = coalesce(problem_at, ${read.at}) where id = ${id}`
  ).execute(db);
}

export async function removeRegistryRow(
  db: Kysely<unknown>,
  { id, version }: Pick<Registry, 'id' | 'version'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`
    update model_registries set removed_at = ${at}, version = ${version + 1}, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db);
  await sql`delete from registry_versions where registry_id = ${id}`.execute(db);
  await sql`delete from registry_aliases where registry_id = ${id}`.execute(db);
}

export const namesOfRegistries = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from model_registries where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const registryFrom = (row: RegistryRow): Registry => ({
  id: row.id,
  name: row.name,
  url: row.url,
  credential: row.credential ?? undefined,
  readAt: row.read_at ?? undefined,
  problem: row.problem ?? undefined,
  problemAt: row.problem_at ?? undefined,
  version: row.version,
  lastInstant: row.last_instant,
});
