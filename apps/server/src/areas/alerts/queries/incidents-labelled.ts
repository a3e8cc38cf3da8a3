import { sql, type Kysely } from 'kysely';

/** Of these incidents, those that have an alert with this label, its value in any case. */
export async function incidentsLabelled(
  db: Kysely<unknown>,
  incidents: readonly string[],
  { name, value }: { readonly name: string; readonly value: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct incident_id as id from alerts
    where incident_id = any(${incidents}::uuid[]) and lower(labels::jsonb ->> ${name}) = lower(${value})`.execute(db);
  return rows.map(({ id }) => id);
}
