import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { IdentityTables } from '../store/tables.ts';

/** In which zone somebody reads times; undefined where they have not said. */
export async function timeZoneOf(db: Kysely<unknown>, id: PrincipalId): Promise<string | undefined> {
  const row = await db
    .$extendTables<IdentityTables>()
    .selectFrom('principals')
    .select('time_zone')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.time_zone ?? undefined;
}
