import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { insertRows, type Row } from '../../../platform/database/row.ts';
import type { PipelineId } from '../domain/pipeline.ts';
import type { NominalReading, Schedule } from '../domain/schedule.ts';

type ScheduleRow = Row<'pipeline_schedules', { nominal: NominalReading }>;

/** All schedules these pipelines ever had: a start is judged by the one that applied then. */
export async function schedulesOf(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Schedule[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ScheduleRow>`
    select pipeline_id, holds_from, holds_until, cron, zone, nominal, last_entry from pipeline_schedules
    where pipeline_id = any(${ids}::uuid[]) order by pipeline_id, holds_from`.execute(db);
  const grouped = Map.groupBy(rows, ({ pipeline_id: id }) => id);
  return new Map([...grouped].map(([id, all]) => [id, all.map(scheduleFrom)]));
}

/** Whether any pipeline has a schedule. */
export async function isAnyScheduled(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql`select 1 from pipeline_schedules where holds_until is null limit 1`.execute(db);
  return rows.length > 0;
}

/** Ends the current schedule at a given time. */
export async function endSchedule(db: Kysely<unknown>, id: PipelineId, at: Date, entry: EntryId): Promise<void> {
  await sql`
    update pipeline_schedules set holds_until = ${at}, last_entry = ${entry}
    where pipeline_id = ${id} and holds_until is null`.execute(db);
}

export async function insertSchedule(
  db: Kysely<unknown>,
  id: PipelineId,
  schedule: Schedule,
  entry: EntryId,
): Promise<void> {
  const { from, until, cron, zone, nominal } = schedule;
  const row = { pipeline_id: id, holds_from: from, holds_until: until ?? null, cron, zone, nominal, last_entry: entry };
  const insert = insertRows('pipeline_schedules', [row]);
  // A schedule replaced within its own instant never applied.
  await sql`${insert} on conflict (pipeline_id, holds_from) do update set holds_until = excluded.holds_until,
    cron = excluded.cron, zone = excluded.zone, nominal = excluded.nominal, last_entry = excluded.last_entry`.execute(
    db,
  );
}

const scheduleFrom = (row: ScheduleRow): Schedule => ({
  cron: row.cron,
  zone: row.zone,
  nominal: row.nominal,
  from: row.holds_from,
  until: row.holds_until ?? undefined,
});
