import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';

/** What was found under an incident, as runbook signals. */
export async function detectionSignals(db: Kysely<unknown>, incident: IncidentId): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct kind from detection_episodes where incident_id = ${incident} order by kind`.execute(db);
  return rows.map(({ kind }) => `detection.${kind}`);
}
