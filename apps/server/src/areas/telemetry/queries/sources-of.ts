import { sql, type Kysely } from 'kysely';
import { defineRead, readAlone, type Read } from '../../../platform/database/read.ts';
import { sourceFrom, type Source, type SourceRow } from '../store/sources.ts';

/** Connected sources of a series, or of any series, and when each was last heard. */
export const sourcesOf = async (db: Kysely<unknown>, series?: string): Promise<readonly Source[]> =>
  readAlone(db, sourcesHeard(series));

export const sourcesHeard = (series?: string): Read<readonly Source[]> =>
  defineRead(
    () => [
      sql<SourceRow>`
        select series, source, connected_at, heard_at, ended_at from telemetry_sources
        where ended_at is null and (${series ?? null}::text is null or series = ${series ?? null})
        order by series, source`,
    ],
    (rows) => rows.map(sourceFrom),
  );
