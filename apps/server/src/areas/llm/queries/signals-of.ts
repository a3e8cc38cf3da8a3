import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';

/** Whether a spike or an outage opened an incident, in the signal names runbooks use (GOV 9.2, 9.4). */
export async function gatewaySignals(db: Kysely<unknown>, incident: IncidentId): Promise<readonly string[]> {
  const { rows } = await sql<{ signal: string }>`
    select 'llm.spike' as signal where exists (select from llm_spikes where incident_id = ${incident})
    union all select 'llm.outage' where exists (select from llm_outages where incident_id = ${incident})`.execute(db);
  return rows.map(({ signal }) => signal);
}
