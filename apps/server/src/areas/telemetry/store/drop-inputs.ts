import { sql, type Kysely } from 'kysely';

/** Deletes what is older than inputs are kept, some thousands at once; hours stay. @returns how many went */
export async function dropInputs(db: Kysely<unknown>, before: Date, atOnce: number): Promise<number> {
  let dropped = 0n;
  for (const statement of [
    sql`delete from telemetry_samples where (series, part, minute, source, stream, cause) in (
      select series, part, minute, source, stream, cause from telemetry_samples where minute < ${before} limit ${atOnce})`,
    sql`delete from telemetry_events where (series, source, key) in (
      select series, source, key from telemetry_events where at < ${before} limit ${atOnce})`,
    sql`delete from telemetry_minutes where (series, minute, part) in (
      select series, minute, part from telemetry_minutes where minute < ${before} limit ${atOnce})`,
  ])
    dropped += (await statement.execute(db)).numAffectedRows ?? 0n;
  return Number(dropped);
}
