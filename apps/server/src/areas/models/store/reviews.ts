import { sql, type Kysely } from 'kysely';

export async function namesOfReviews(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from prediction_reviews where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, code }) => [id, code]));
}
