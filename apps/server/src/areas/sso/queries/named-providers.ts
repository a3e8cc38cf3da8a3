import { sql, type Kysely } from 'kysely';
import { providerNamed } from '../store/providers.ts';

/** The id of a provider that was not removed. */
export const providerIdNamed = async (db: Kysely<unknown>, name: string): Promise<string | undefined> =>
  (await providerNamed(db, name))?.id;

/** What each is called, removed ones included. */
export const providerLabels = async (db: Kysely<unknown>): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; label: string }>`select id, label from identity_providers`.execute(db);
  return new Map(rows.map(({ id, label }) => [id, label]));
};
