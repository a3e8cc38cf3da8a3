import type { AlertsOfIncidents } from '../incidents/public.ts';
import { moveAlertsTo, protectAlerts } from './store/move-alerts.ts';
import { type Kysely, sql } from 'kysely';
import type { IncidentId } from '../../kernel/ids.ts';
import { servicesNamed } from './store/service-labels.ts';

/** What incidents do to their alerts. The incident's own entry records it. */
export const alertsWithIncidents: AlertsOfIncidents = {
  move: async (ctx, from, into, alerts) => moveAlertsTo(ctx.tx, from, into, alerts),
  protect: async (ctx, incident, as) => protectAlerts(ctx.tx, incident, as),
};

/** The services each incident concerns, from its alerts' labels; incidents without any are absent. */
export const servicesOf = async (
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, readonly string[]>> =>
  incidents.length === 0 ? new Map() : servicesNamed(db, incidents);

/** Those of the incidents that have an alert with this label; the value is compared case-insensitively. */
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
