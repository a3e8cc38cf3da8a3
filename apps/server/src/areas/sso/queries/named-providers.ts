import { sql, type Kysely } from 'kysely';
import { providerNamed, listProviders } from '../store/providers.ts';
import type { Db } from '../../../platform/database/db.ts';

/** The id of a provider that was not removed. */
export const providerIdNamed = async (db: Kysely<unknown>, name: string): Promise<string | undefined> =>
  (await providerNamed(db, name))?.id;

/** What each is called, removed ones included. */
export const providerLabels = async (db: Kysely<unknown>): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; label: string }>`select id, label from identity_providers`.execute(db);
  return new Map(rows.map(({ id, label }) => [id, label]));
};

/** By which providers one can sign in now: for strangers, so no more than their buttons need. */
export const openProviders = async (db: Db): Promise<readonly { readonly name: string; readonly label: string }[]> =>
  (await listProviders(db)).flatMap(({ name, label, state }) => (state === 'on' ? [{ name, label }] : []));
