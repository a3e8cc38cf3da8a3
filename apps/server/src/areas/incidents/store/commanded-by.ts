import type { Kysely } from 'kysely';
import { asId, type IncidentId, type PrincipalId } from '../../../kernel/ids.ts';
import type { IncidentTables } from './tables.ts';

/** Incidents not closed that a person commands, provisionally or by name, in lock order. */
export async function commandedBy(db: Kysely<unknown>, principal: PrincipalId): Promise<readonly IncidentId[]> {
  const rows = await db
    .$extendTables<IncidentTables>()
    .selectFrom('incidents')
    .select('id')
    .where('commander_id', '=', principal)
    .where('phase', '<>', 'closed')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => asId<'incident'>(id));
}
