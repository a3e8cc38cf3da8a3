import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { IdentityTables } from '../store/tables.ts';

/** A person's time zone; undefined if not set. */
export async function timeZoneOf(db: Kysely<unknown>, id: PrincipalId): Promise<string | undefined> {
  const row = await db
    .$extendTables<IdentityTables>()
    .selectFrom('principals')
    .select('time_zone')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.time_zone ?? undefined;
}
