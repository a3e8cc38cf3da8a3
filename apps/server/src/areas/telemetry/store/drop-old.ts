import { sql, type Kysely } from 'kysely';

/** The ages before which inputs and hourly sums are no longer kept. */
export type Edges = { readonly inputs: Date; readonly hours: Date };

/** Deletes older rows, at most `atOnce` per table. @returns the highest number deleted from one table */
export async function dropOld(db: Kysely<unknown>, { inputs, hours }: Edges, atOnce: number): Promise<number> {
  let most = 0;
  for (const statement of [
    sql`delete from telemetry_samples where (series, part, minute, source, stream, cause) in (
      select series, part, minute, source, stream, cause from telemetry_samples where minute < ${inputs} limit ${atOnce})`,
    sql`delete from telemetry_events where (series, source, key) in (
      select series, source, key from telemetry_events where at < ${inputs} limit ${atOnce})`,
    sql`delete from telemetry_minutes where (series, minute, part) in (
      select series, minute, part from telemetry_minutes where minute < ${inputs} limit ${atOnce})`,
    sql`delete from telemetry_hours where (series, hour, part) in (
      select series, hour, part from telemetry_hours where hour < ${hours} limit ${atOnce})`,
  ])
    most = Math.max(most, Number((await statement.execute(db)).numAffectedRows ?? 0n));
  return most;
}
