import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type Source = {
  readonly series: string;
  readonly source: string;
  readonly connectedAt: Date;
  readonly heardAt: Date;
  readonly endedAt: Date | undefined;
};

/**
 * The known connections of a source, locked until the transaction ends. A new source has no row to lock yet, so the
 * lock is on its name.
 */
export async function lockSources(
  db: Kysely<unknown>,
  source: string,
  series: readonly string[],
): Promise<readonly Source[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(name, ${LOCKS}))
    from (select ${source} || '/' || each as name from unnest(${series}::text[]) as each order by name) as names`.execute(
    db,
  );
  const { rows } = await sql<SourceRow>`
    select ${columnsOf('telemetry_sources')} from telemetry_sources
    where source = ${source} and series = any(${series}::text[]) order by series`.execute(db);
  return rows.map(sourceFrom);
}

/** Namespace of these advisory locks. */
const LOCKS = 390;

/**
 * Connects new sources, or those that had ended. If two servers connect one at once, the second waits for the first.
 */
export async function connectSources(
  db: Kysely<unknown>,
  {
    source,
    series,
    at,
    entry,
  }: { readonly source: string; readonly series: readonly string[]; readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`
    insert into telemetry_sources (series, source, connected_at, heard_at, ended_at, last_entry)
    select name, ${source}, ${at}, ${at}, null, ${entry} from unnest(${series}::text[]) as name order by name
    on conflict (series, source) do update set heard_at = excluded.heard_at, ended_at = null, last_entry = excluded.last_entry`.execute(
    db,
  );
}

export async function markHeard(
  db: Kysely<unknown>,
  source: string,
  series: readonly string[],
  at: Date,
): Promise<void> {
  await sql`update telemetry_sources set heard_at = greatest(heard_at, ${at})
    where source = ${source} and series = any(${series}::text[])`.execute(db);
}

export async function endSources(
  db: Kysely<unknown>,
  source: string,
  series: readonly string[],
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update telemetry_sources set ended_at = ${at}, last_entry = ${entry}
    where source = ${source} and series = any(${series}::text[]) and ended_at is null`.execute(db);
}

export type SourceRow = Row<'telemetry_sources'>;

export const sourceFrom = (row: SourceRow): Source => ({
  series: row.series,
  source: row.source,
  connectedAt: row.connected_at,
  heardAt: row.heard_at,
  endedAt: row.ended_at ?? undefined,
});
