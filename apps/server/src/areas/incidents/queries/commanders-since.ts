import type { Kysely } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import type { IncidentTables } from '../store/tables.ts';

/** Named commanders of incidents that are not closed, or that changed since `since`, latest first (R44). */
export async function commandersSince(db: Kysely<unknown>, since: Date): Promise<readonly PrincipalId[]> {
  const asked = db
    .$extendTables<IncidentTables>()
    .selectFrom('incidents')
    .select('commander_id')
    .where('command_seat', '=', 'named')
    .where((is) => is.or([is('phase', '<>', 'closed'), is('last_instant', '>=', since)]))
    .groupBy('commander_id')
    .orderBy((each) => each.fn.max('last_instant'), 'desc');
  const [{ rows }] = await pipeline(db, [asked]);
  return rows.flatMap(({ commander_id: id }) => (id === null ? [] : [asId<'principal'>(id)]));
}
