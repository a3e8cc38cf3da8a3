import { sql, type Kysely } from 'kysely';
import type { PolicyVersion } from '../../../kernel/ids.ts';
import { latestActivation } from '../store/activations.ts';

/** The version in force now, from the database: another server may have activated one since the last reload. */
export const versionInForce = async (db: Kysely<unknown>): Promise<PolicyVersion | undefined> =>
  (await latestActivation(db))?.version;

/** When the version in force was activated; undefined before the first activation. */
export const policyInForceSince = async (db: Kysely<unknown>): Promise<Date | undefined> =>
  (await latestActivation(db))?.at;

/** Serialises concurrent activations. */
export async function holdActivations(db: Kysely<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('policy_activations'))`.execute(db);
}
