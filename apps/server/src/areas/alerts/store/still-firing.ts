import { sql, type Kysely } from 'kysely';
import { joinRow } from '../../../platform/database/joined-row.ts';
import { incidentBrief } from '../../incidents/public.ts';
import type { Alert } from '../domain/alert.ts';
import type { Suppression } from '../domain/suppression.ts';
import { alertFrom } from './alert-rows.ts';
import type { AlertRow } from './tables.ts';
import { anywhere } from '../../../platform/database/like-words.ts';

const INCIDENT = joinRow(incidentBrief, 'incident', sql`a.incident_id`);

/** A firing alert, and whether its incident is still open. */
type StillFiring = { readonly alert: Alert; readonly isSeenTo: boolean };

/**
 * The next alerts that a suppression covers, that fire and have an incident, locked in id order as the intake locks
 * them.
 */
export async function lockStillFiring(
  db: Kysely<unknown>,
  { id, alerts, integrationId, service, labels }: Suppression,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly StillFiring[]> {
  const covered = [
    alerts === 0
      ? sql`true`
      : sql`exists (select from suppressed_alerts s where s.suppression_id = ${id}
          and s.integration_id = a.integration_id and s.fingerprint = a.fingerprint)`,
    integrationId === undefined ? sql`true` : sql`a.integration_id = ${integrationId}`,
    service === undefined ? sql`true` : sql`lower(a.service) = ${service}`,
    ...Object.entries(labels).map(([name, value]) => sql`a.labels like ${labelPattern(name, value)}`),
  ];
  const { rows } = await sql<AlertRow>`
    select a.*, ${INCIDENT.columns} from alerts a ${INCIDENT.join}
    where a.state = 'firing' and a.incident_id is not null and a.id > ${after}::uuid and ${sql.join(covered, sql` and `)}
    order by a.id limit ${limit} for update of a`.execute(db);
  return rows.map((row) => ({ alert: alertFrom(row), isSeenTo: INCIDENT.from(row)?.isOpen === true }));
}

/** Matches a label inside an alert's JSON labels. Quotes within values are escaped there, so nothing else can match. */
const labelPattern = (name: string, value: string): string =>
  anywhere(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
