import { sql, type Kysely } from 'kysely';

/** Serialises departures from Governance: no single row says who its last member is. */
export async function lockGovernance(db: Kysely<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('governance-members'))`.execute(db);
}
