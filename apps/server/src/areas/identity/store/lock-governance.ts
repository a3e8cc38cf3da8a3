import { sql, type Kysely } from 'kysely';

/** Two who cease to govern at once do so one after the other: no row says who the last of them is. */
export async function lockGovernance(db: Kysely<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('governance-members'))`.execute(db);
}
