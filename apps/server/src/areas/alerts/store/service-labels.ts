import { sql, type Kysely } from 'kysely';
import { asId, type IncidentId } from '../../../kernel/ids.ts';
import type { Labels } from '../domain/notification.ts';

/** How many of an incident's alerts are read, and how many services fit on a phone screen. */
const MOST_ALERTS = 50;
const MOST_SERVICES = 5;

/** The distinct `service` labels of each incident's newest alerts, sorted. */
export async function servicesNamed(
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, readonly string[]>> {
  const { rows } = await sql<{ incident_id: string; labels: string }>`
    select i.id as incident_id, newest.labels from unnest(${incidents}::uuid[]) as i (id)
    cross join lateral (
      select labels from alerts where alerts.incident_id = i.id order by alerts.id desc limit ${MOST_ALERTS}) as newest`.execute(
    db,
  );
  const byIncident = Map.groupBy(rows, (row) => asId<'incident'>(row.incident_id));
  return new Map([...byIncident].map(([id, found]) => [id, servicesIn(found.map(({ labels }) => labels))]));
}

const servicesIn = (labels: readonly string[]): readonly string[] => {
  const named = labels.flatMap((text) => (JSON.parse(text) as Labels)['service'] ?? []);
  return [...new Set(named)].toSorted().slice(0, MOST_SERVICES);
};
