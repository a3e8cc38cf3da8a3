import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';

/** The runbook signal that an emergency change was requested under an incident (GOV 5.3.1). */
export async function emergencySignals(db: Kysely<unknown>, incident: IncidentId): Promise<readonly string[]> {
  const { rows } = await sql`select id from break_glass where incident_id = ${incident} limit 1`.execute(db);
  return rows.length > 0 ? ['emergency.break-glass'] : [];
}
