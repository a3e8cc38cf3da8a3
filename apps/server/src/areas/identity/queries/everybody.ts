import { sql, type Kysely } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';

/** All active members, in the order they were created. */
export async function everybodyActive(db: Kysely<unknown>): Promise<readonly PrincipalId[]> {
  const { rows } = await sql<{ id: string }>`
    select id from principals where state = 'active' and kind = 'person' order by id`.execute(db);
  return rows.map(({ id }) => asId<'principal'>(id));
}

/** The number of active members. */
export async function countActive(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from principals where state = 'active' and kind = 'person'`.execute(db);
  return rows[0]?.n ?? 0;
}
