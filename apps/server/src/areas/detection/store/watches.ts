import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Verdict, Watch, WatchId, ModelId } from '../domain/watch.ts';

type WatchRow = Row<'drift_watches', { version_id: WatchId; model_id: ModelId; verdict: Verdict }>;

const select = (rest: RawBuilder<unknown>) => sql<WatchRow>`
  select ${columnsOf('drift_watches')} from drift_watches ${rest}`;

const watchFrom = (row: WatchRow): Watch => ({
  id: row.version_id,
  modelId: row.model_id,
  model: row.model,
  versionName: row.version_name,
  gatheringSince: row.gathering_since,
  judgedAt: row.judged_at ?? undefined,
  verdict: row.verdict,
  newest: row.newest,
  version: row.version,
  lastInstant: row.last_instant,
});

/** @returns false if it is already watched */
export async function insertWatch(
  db: Kysely<unknown>,
  made: Pick<Watch, 'id' | 'modelId' | 'model' | 'versionName' | 'gatheringSince'>,
  at: Date,
  entry: EntryId,
): Promise<boolean> {
  const { rows } =
    await sql`insert into drift_watches (version_id, model_id, model, version_name, gathering_since, verdict, newest,
      version, last_instant, last_entry)
    values (${made.id}, ${made.modelId}, ${made.model}, ${made.versionName}, ${made.gatheringSince}, 'gathering', '{}', 1, ${at}, ${entry})
    on conflict (version_id) do nothing returning version_id`.execute(db);
  return rows.length > 0;
}

/** Those of the versions that are watched. */
export async function watchedAmong(db: Kysely<unknown>, ids: readonly WatchId[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select version_id as id from drift_watches where version_id = any(${ids}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function lockWatch(db: Kysely<unknown>, id: WatchId): Promise<Watch | undefined> {
  return (await select(sql`where version_id = ${id} for update`).execute(db)).rows.map(watchFrom)[0];
}

export async function readWatch(db: Kysely<unknown>, id: WatchId): Promise<Watch | undefined> {
  return (await select(sql`where version_id = ${id}`).execute(db)).rows.map(watchFrom)[0];
}

/** By name, after `after`. */
export async function listWatches(
  db: Kysely<unknown>,
  after: { readonly name: string; readonly id: string } | undefined,
  limit: number,
): Promise<readonly Watch[]> {
  const from =
    after === undefined ? sql`` : sql`where (model || ' ' || version_name, version_id) > (${after.name}, ${after.id})`;
  return (
    await select(sql`${from} order by model || ' ' || version_name, version_id limit ${limit}`).execute(db)
  ).rows.map(watchFrom);
}

/** Those judged last, sorted by name. */
export async function watchesJudgedLast(db: Kysely<unknown>, limit: number): Promise<readonly Watch[]> {
  const { rows } = await select(
    sql`where version_id in (select version_id from drift_watches order by judged_at desc nulls last limit ${limit})
      order by model, version_name, version_id`,
  ).execute(db);
  return rows.map(watchFrom);
}

/** Saves a measurement only. */
export async function saveJudgement(
  db: Kysely<unknown>,
  id: WatchId,
  { at, verdict, newest }: { readonly at: Date; readonly verdict: Verdict; readonly newest: string },
): Promise<void> {
  await sql`update drift_watches set judged_at = ${at}, verdict = ${verdict}, newest = ${newest}
    where version_id = ${id}`.execute(db);
}

/** Records that something was decided about it. */
export async function touchWatch(
  db: Kysely<unknown>,
  watch: Watch,
  { at, gatheringSince }: { readonly at: Date; readonly gatheringSince?: Date },
  entry: EntryId,
): Promise<void> {
  await sql`update drift_watches set gathering_since = ${gatheringSince ?? watch.gatheringSince},
      version = ${watch.version + 1}, last_instant = ${at}, last_entry = ${entry}
    where version_id = ${watch.id}`.execute(db);
}

/** Version names by id. */
export async function namesOfWatches(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select version_id::text as id, model || ' ' || version_name as name from drift_watches
    where version_id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
