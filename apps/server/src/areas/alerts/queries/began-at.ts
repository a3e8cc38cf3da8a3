import { sql, type Kysely } from 'kysely';

/** When each incident's first alert began, by its sender's clock; incidents without a readable start are absent. */
export async function alertsBeganAt(
  db: Kysely<unknown>,
  incidents: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ incident_id: string; episode: string }>`
    select incident_id, min(episode) as episode from alerts
    where incident_id = any(${incidents}::uuid[]) group by incident_id`.execute(db);
  return new Map(
    rows.flatMap(({ incident_id: id, episode }) => {
      const began = Date.parse(episode);
      return Number.isNaN(began) ? [] : [[id, new Date(began)] as const];
    }),
  );
}
