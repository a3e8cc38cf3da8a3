import { sql, type Kysely } from 'kysely';
import { asId, type IncidentId } from '../../../kernel/ids.ts';

export async function countFiring(
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, number>> {
  const { rows } = await sql<{ incident_id: string; firing: number }>`
    select incident_id, count(*)::integer as firing from alerts
    where incident_id = any(${incidents}::uuid[]) and state = 'firing' group by incident_id`.execute(db);
  return new Map(rows.map((row) => [asId<'incident'>(row.incident_id), row.firing]));
}
