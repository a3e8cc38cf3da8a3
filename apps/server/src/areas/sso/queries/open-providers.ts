import type { Db } from '../../../platform/database/db.ts';
import { listProviders } from '../store/providers.ts';

/** By which providers one can sign in now: for strangers, so no more than their buttons need. */
export const openProviders = async (db: Db): Promise<readonly { readonly name: string; readonly label: string }[]> =>
  (await listProviders(db)).flatMap(({ name, label, state }) => (state === 'on' ? [{ name, label }] : []));
