import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { defineOwnedIds, type OwnedIds } from '../../../platform/database/owned-ids.ts';

/** Incidents with alerts of a service, by its name in lower case. */
export const withAlertsOf = (service: string): OwnedIds<IncidentId> =>
  defineOwnedIds(
    sql<{ readonly id: IncidentId }>`
      select distinct incident_id as id from alerts where service = ${service} and incident_id is not null`,
  );

/** How many of an incident's newest alerts are read. */
const asked = { most: 300 };

/** The services that an incident's newest alerts are about. */
export async function servicesIn(db: Kysely<unknown>, incident: IncidentId): Promise<readonly string[]> {
  const { rows } = await sql<{ service: string }>`
    select distinct service from (
      select service from alerts where incident_id = ${incident} order by id desc limit ${asked.most}) as newest
    where service is not null order by service`.execute(db);
  return rows.map(({ service }) => service);
}
