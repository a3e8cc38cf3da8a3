import { sql, type Kysely } from 'kysely';
import { providerNamed, listProviders } from '../store/providers.ts';
import type { Db } from '../../../platform/database/db.ts';

/** The id of a provider, unless removed. */
export const providerIdNamed = async (db: Kysely<unknown>, name: string): Promise<string | undefined> =>
  (await providerNamed(db, name))?.id;

/** The label of each provider, removed ones included. */
export const providerLabels = async (db: Kysely<unknown>): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; label: string }>`select id, label from identity_providers`.execute(db);
  return new Map(rows.map(({ id, label }) => [id, label]));
};

/** Providers that are turned on. Shown to strangers, so only what their buttons need. */
export const openProviders = async (db: Db): Promise<readonly { readonly name: string; readonly label: string }[]> =>
  (await listProviders(db)).flatMap(({ name, label, state }) => (state === 'on' ? [{ name, label }] : []));
