import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { type IncidentId, asId } from '../../../kernel/ids.ts';
import { mayReadAlerts } from './may-read-alerts.ts';

/**
 * How many alerts of each incident are firing; incidents with none are absent. The caller has checked that the actor
 * may see the incidents, but a key without the scope to read alerts gets nothing.
 */
export async function firingAlerts(
  db: Kysely<unknown>,
  actor: Actor,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, number>> {
  if (incidents.length === 0 || !mayReadAlerts(actor)) return new Map();
  return countFiring(db, incidents);
}

async function countFiring(
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, number>> {
  const { rows } = await sql<{ incident_id: string; firing: number }>`
    select incident_id, count(*)::integer as firing from alerts
    where incident_id = any(${incidents}::uuid[]) and state = 'firing' group by incident_id`.execute(db);
  return new Map(rows.map((row) => [asId<'incident'>(row.incident_id), row.firing]));
}
