import { sql, type Kysely } from 'kysely';

/** Names of the services that users use directly: the components of a status page. */
export async function userFacingServices(db: Kysely<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from services where user_facing order by name collate "C" limit 2000`.execute(db);
  return rows.map(({ name }) => name);
}

/** Those of `names` that are not in the catalog. */
export async function unknownServices(db: Kysely<unknown>, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from services where name = any(${names}::text[])`.execute(
    db,
  );
  const known = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !known.has(name));
}
