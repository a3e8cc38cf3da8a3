import { sql, type Kysely } from 'kysely';
import { asId, type TeamId } from '../../../kernel/ids.ts';

/** Whether the team exists: anything created for a missing team would be visible to nobody. */
export async function teamExists(db: Kysely<unknown>, id: TeamId): Promise<boolean> {
  const { rows } = await sql`select id from teams where id = ${id}`.execute(db);
  return rows.length > 0;
}

/** The team with this name (case-insensitive, as team names are unique regardless of case) or id. */
export async function teamNamed(db: Kysely<unknown>, given: string): Promise<TeamId | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from teams where lower(name) = lower(${given}) or id::text = lower(${given})
    order by id::text = lower(${given}) desc`.execute(db);
  return rows[0] && asId<'team'>(rows[0].id);
}
