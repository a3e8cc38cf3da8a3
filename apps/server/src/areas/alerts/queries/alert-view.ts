import type { IncidentId } from '../../../kernel/ids.ts';
import { toDate } from '../domain/instant.ts';
import type { ListedAlert } from '../store/list-alerts.ts';

/** An alert in lists. */
export const alertView = (
  { alert, integration }: ListedAlert,
  codeOf: (incident: IncidentId) => string | undefined,
) => {
  const code = alert.incidentId && codeOf(alert.incidentId);
  const endsAt = alert.state === 'resolved' ? alert.endsAt : undefined;
  return {
    id: alert.id,
    name: alert.name,
    state: alert.state,
    startsAt: toDate(alert.startsAt).toISOString(),
    receivedAt: alert.receivedAt.toISOString(),
    heardAt: alert.heardAt.toISOString(),
    deliveries: alert.deliveries,
    drill: alert.isDrill,
    labels: alert.labels,
    annotations: alert.annotations,
    integration,
    ...(alert.service === undefined ? {} : { service: alert.service }),
    ...(alert.severity === undefined ? {} : { severity: alert.severity }),
    ...(endsAt === undefined ? {} : { endsAt: toDate(endsAt).toISOString() }),
    ...(alert.generatorUrl === undefined ? {} : { generatorUrl: alert.generatorUrl }),
    ...(code === undefined ? {} : { incident: code }),
    ...(alert.heldBy === undefined ? {} : { suppression: alert.heldBy }),
  };
};
