import { sql, type Kysely } from 'kysely';
import type { PolicyVersion } from '../../../kernel/ids.ts';
import { latestActivation } from '../store/activations.ts';

/** Which version is in force at this moment, whatever this server has read: another may have put one in force since. */
export const versionInForce = async (db: Kysely<unknown>): Promise<PolicyVersion | undefined> =>
  (await latestActivation(db))?.version;

/** Since when it is; undefined before any is. */
export const policyInForceSince = async (db: Kysely<unknown>): Promise<Date | undefined> =>
  (await latestActivation(db))?.at;

/** Two who put versions in force at once do so one after the other. */
export async function holdActivations(db: Kysely<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('policy_activations'))`.execute(db);
}
