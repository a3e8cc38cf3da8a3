import { sql, type Kysely } from 'kysely';

/** Deletes old rows, up to a few thousand per table at once. @returns the highest number deleted from one table */
export async function dropOldRuns(db: Kysely<unknown>, before: Date, atOnce: number): Promise<number> {
  let most = 0;
  for (const statement of [
    sql`delete from pipeline_runs where (pipeline_id, run_id) in (
      select pipeline_id, run_id from pipeline_runs where last_event_at < ${before} limit ${atOnce})`,
    sql`delete from pipeline_slots where (pipeline_id, slot_at) in (
      select pipeline_id, slot_at from pipeline_slots where slot_at < ${before} limit ${atOnce})`,
    sql`delete from run_batches where entry_id in (
      select entry_id from run_batches where at < ${before} limit ${atOnce})`,
  ])
    most = Math.max(most, Number((await statement.execute(db)).numAffectedRows ?? 0n));
  return most;
}
