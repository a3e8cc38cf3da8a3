import { sql, type Kysely } from 'kysely';

/** Those of the incidents with a finding about a version of this model; the name is case-insensitive. */
export async function incidentsAboutModel(
  db: Kysely<unknown>,
  incidents: readonly string[],
  model: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct e.incident_id as id from detection_episodes e
    where e.incident_id = any(${incidents}::uuid[]) and not e.is_drill and (
      exists (select from drift_watches w where w.version_id::text = e.subject and lower(w.model) = lower(${model}))
      or exists (select from anomaly_detectors d join drift_watches w on d.series like 'model/' || w.version_id || '/%'
        where d.id::text = e.subject and lower(w.model) = lower(${model})))`.execute(db);
  return rows.map(({ id }) => id);
}
