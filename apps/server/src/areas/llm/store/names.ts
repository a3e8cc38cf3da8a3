import { sql, type Kysely } from 'kysely';

/** Names of rows by id. */
export async function namesOfRows(
  db: Kysely<unknown>,
  table: 'llm_providers' | 'llm_consumers',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ${sql.table(table)} where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
