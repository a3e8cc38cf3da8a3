import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';

/** Signal names of the objectives that opened or joined an incident, as runbooks reference them. */
export async function objectiveSignals(db: Kysely<unknown>, incident: IncidentId): Promise<readonly string[]> {
  const { rows } = await sql<{ objective: string }>`
    select distinct objective from slo_incidents where incident_id = ${incident} order by objective limit 20`.execute(
    db,
  );
  return rows.map(({ objective }) => `objective.${objective}`);
}
