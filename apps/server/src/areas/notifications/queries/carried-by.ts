import { sql, type Kysely } from 'kysely';

/** The other pages carried by one page's message. */
export async function carriedBy(db: Kysely<unknown>, lead: string): Promise<readonly string[]> {
  const { rows } = await sql<{ page_id: string }>`
    select page_id from page_bundles where lead_id = ${lead} order by page_id`.execute(db);
  return rows.map((row) => row.page_id);
}
