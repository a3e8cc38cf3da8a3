import { sql, type Kysely } from 'kysely';
import { sourceFrom, type Source, type SourceRow } from '../store/sources.ts';

/** Who counts a series and has not ended, and when each was last heard; without a series, who counts any. */
export async function sourcesOf(db: Kysely<unknown>, series?: string): Promise<readonly Source[]> {
  const { rows } = await sql<SourceRow>`
    select series, source, connected_at, heard_at, ended_at from telemetry_sources
    where ended_at is null and (${series ?? null}::text is null or series = ${series ?? null}) order by series, source`.execute(
    db,
  );
  return rows.map(sourceFrom);
}
