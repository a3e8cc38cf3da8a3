import { sql, type Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';

/**
 * Holds what these principals are until the transaction ends: nobody is suspended meanwhile, and whoever is being suspended
 * is waited for. Locks are taken in one order, so that nobody waits in a circle: principals, then incidents, then pages.
 */
export async function holdPrincipals(db: Kysely<unknown>, ids: readonly PrincipalId[]): Promise<void> {
  await sql`select from principals where id = any(${ids}::uuid[]) order by id for share`.execute(db);
}
