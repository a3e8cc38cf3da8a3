import { sql, type Kysely } from 'kysely';

const BETWEEN = '/';

/** A clock by its own name: which incident's, which of its clocks, and which round of that. */
export const clockId = (incident: string, clock: string, round: string): string =>
  [incident, clock, round].join(BETWEEN);

/** Of these clocks, those that say that they were missed, whether what they ask for was done later or not yet. */
export async function breachedClocks(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const incidents = [...new Set(ids.map((id) => id.split(BETWEEN, 1)[0]))];
  const { rows } = await sql<{ id: string }>`
    select incident_id || ${BETWEEN} || name || ${BETWEEN} || round as id from incident_clocks
    where incident_id = any(${incidents}::uuid[]) and state in ('breached', 'met-late', 'missed')`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
