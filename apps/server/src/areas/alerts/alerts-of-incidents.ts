import type { AlertsOfIncidents } from '../incidents/public.ts';
import { moveAlertsTo, protectAlerts } from './store/move-alerts.ts';

/** What incidents do with their alerts. Each is on the record with the incident that does it. */
export const alertsWithIncidents: AlertsOfIncidents = {
  move: async (ctx, from, into, alerts) => moveAlertsTo(ctx.tx, from, into, alerts),
  protect: async (ctx, incident, as) => protectAlerts(ctx.tx, incident, as),
};
