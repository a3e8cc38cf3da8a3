import { sql, type Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';

/**
 * Locks these principals until the transaction ends: nobody is suspended in the meantime, and a suspension in progress
 * is waited for. To avoid deadlocks, locks are always taken in this order: principals, incidents, pages.
 */
export async function holdPrincipals(db: Kysely<unknown>, ids: readonly PrincipalId[]): Promise<void> {
  await sql`select from principals where id = any(${ids}::uuid[]) order by id for share`.execute(db);
}
