import type { Actor } from '../../../kernel/actor.ts';
import { listIncidents, type IncidentList, type IncidentReads } from '../../incidents/public.ts';
import { mayReadAlerts } from './may-read-alerts.ts';
import { sql } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { defineOwnedIds } from '../../../platform/database/owned-ids.ts';

/**
 * The incidents that are resolved and wait to be closed while alerts of them fire: said to be over, and perhaps not. As this
 * actor may know of them, newest first, and how many there are in all. Drills are left out.
 */
export async function resolvedYetFiring(
  reads: IncidentReads,
  actor: Actor,
  limit: number,
): Promise<Pick<IncidentList, 'items' | 'total'>> {
  if (!mayReadAlerts(actor)) return { items: [], total: 0 };
  const filter = { phase: 'resolved', drill: false, among: firingIncidents } as const;
  return listIncidents(reads, actor, filter, { after: undefined, limit });
}

/** The incidents that an alert fires of. Only what fires is read, whatever has been. */
const firingIncidents = defineOwnedIds(
  sql<{ id: IncidentId }>`select distinct incident_id from alerts where state = 'firing' and incident_id is not null`,
);
