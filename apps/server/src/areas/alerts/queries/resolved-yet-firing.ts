import type { Actor } from '../../../kernel/actor.ts';
import { listIncidents, type IncidentList, type IncidentReads } from '../../incidents/public.ts';
import { mayReadAlerts } from './may-read-alerts.ts';
import { sql } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { defineOwnedIds } from '../../../platform/database/owned-ids.ts';

/**
 * Resolved incidents waiting to be closed although some of their alerts still fire. Those this actor may see, newest
 * first, with the total. Drills are left out.
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

/** Incidents with a firing alert. Reads only firing alerts, however many there have been. */
const firingIncidents = defineOwnedIds(
  sql<{ id: IncidentId }>`select distinct incident_id from alerts where state = 'firing' and incident_id is not null`,
);
