import { sql, type Kysely } from 'kysely';

/** The one service whose links name this repository (`owner/name`); undefined where none does, or several do. */
export async function serviceOfRepository(db: Kysely<unknown>, repository: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select s.name from services s where exists (
      select from jsonb_array_elements_text(s.links::jsonb) as l (link)
      where regexp_replace(lower(l.link), '(\\.git)?/?$', '') like 'https://%/' || ${repository.toLowerCase()}
    ) order by s.name limit 2`.execute(db);
  return rows.length === 1 ? rows[0]?.name : undefined;
}
