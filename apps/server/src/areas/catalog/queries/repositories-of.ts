import { sql, type Kysely } from 'kysely';

/** The code repositories of these services (`owner/name`, in lower case), from their links in the catalog. */
export async function repositoriesOf(
  db: Kysely<unknown>,
  services: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; repository: string }>`
    select s.name, (regexp_match(regexp_replace(lower(l.link), '(\\.git)?/?$', ''), '^https://[^/]+/([^/]+/[^/]+)$'))[1] as repository
    from services s cross join lateral jsonb_array_elements_text(s.links::jsonb) as l (link)
    where s.name = any(${services}::text[]) and lower(l.link) ~ '^https://[^/]+/[^/]+/[^/]+/?$'`.execute(db);
  return new Map(rows.map(({ name, repository }) => [repository, name]));
}

/** The only service that links to this repository (`owner/name`); undefined if none or several do. */
export async function serviceOfRepository(db: Kysely<unknown>, repository: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select s.name from services s where exists (
      select from jsonb_array_elements_text(s.links::jsonb) as l (link)
      where regexp_replace(lower(l.link), '(\\.git)?/?$', '') like 'https://%/' || ${repository.toLowerCase()}
    ) order by s.name limit 2`.execute(db);
  return rows.length === 1 ? rows[0]?.name : undefined;
}
