import type { AlertsOfIncidents } from '../incidents/public.ts';
import { moveAlertsTo, protectAlerts } from './store/move-alerts.ts';
import { type Kysely, sql } from 'kysely';
import type { IncidentId } from '../../kernel/ids.ts';
import { servicesNamed } from './store/service-labels.ts';

/** What incidents do with their alerts. Each is on the record with the incident that does it. */
export const alertsWithIncidents: AlertsOfIncidents = {
  move: async (ctx, from, into, alerts) => moveAlertsTo(ctx.tx, from, into, alerts),
  protect: async (ctx, incident, as) => protectAlerts(ctx.tx, incident, as),
};

/** Which services each of these incidents concerns, as the labels of its alerts say; absent for none. */
export const servicesOf = async (
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, readonly string[]>> =>
  incidents.length === 0 ? new Map() : servicesNamed(db, incidents);

/** Of these incidents, those that have an alert with this label, its value in any case. */
export async function incidentsLabelled(
  db: Kysely<unknown>,
  incidents: readonly string[],
  { name, value }: { readonly name: string; readonly value: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct incident_id as id from alerts
    where incident_id = any(${incidents}::uuid[]) and lower(labels::jsonb ->> ${name}) = lower(${value})`.execute(db);
  return rows.map(({ id }) => id);
}
