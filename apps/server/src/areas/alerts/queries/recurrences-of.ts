import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';

const MOST_ALERTS = 100;

/**
 * How many incidents since a moment share this one's pattern, itself included (GOV 3.3.6, R46): the same alert, or one
 * with the same name for the same service. Drills do not count.
 */
export async function recurrencesOf(db: Kysely<unknown>, incident: IncidentId, since: Date): Promise<number> {
  const { rows } = await sql<{ incidents: string }>`
    with these as (
      select integration_id, fingerprint, name, labels::jsonb ->> 'service' as service from alerts
      where incident_id = ${incident} order by id desc limit ${MOST_ALERTS}
    )
    select count(distinct b.incident_id) as incidents from (
      select b.incident_id from these t
      join alerts b on b.integration_id = t.integration_id and b.fingerprint = t.fingerprint
      where b.received_at >= ${since} and not b.is_drill
      union all
      select b.incident_id from these t
      join alerts b on b.name = t.name and b.labels::jsonb ->> 'service' = t.service
      where b.received_at >= ${since} and not b.is_drill
    ) as b where b.incident_id is not null`.execute(db);
  return Number(rows[0]?.incidents ?? 0);
}
