import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** The master key that every server wraps new data keys under. `isSettled`: nothing is wrapped under an older one. */
export type MasterInUse = { readonly kid: string; readonly since: Date; readonly isSettled: boolean };

/** Undefined before the first server has started on this database. */
export async function masterInUse(db: Db): Promise<MasterInUse | undefined> {
  const { rows } = await sql<{ kid: string; in_use_since: Date; settled_at: Date | null }>`
    select kid, in_use_since, settled_at from master_keys order by length(kid) desc, kid desc limit 1`.execute(db);
  const [row] = rows;
  return row && { kid: row.kid, since: row.in_use_since, isSettled: row.settled_at !== null };
}

/**
 * The first start records the key in use; data keys from before Muster recorded this may be wrapped under an older one.
 */
export async function adoptMaster(db: Db, kid: string, now: Date): Promise<void> {
  await sql`
    insert into master_keys (kid, in_use_since, settled_at)
    select ${kid}, ${now}::timestamptz,
      case when exists (select from data_keys where master_kid <> ${kid}) then null else ${now}::timestamptz end
    where not exists (select from master_keys)
    on conflict do nothing`.execute(db);
}

/** Once this commits, every server switches to it. @returns false if it is already in use */
export async function putInUse(db: Db, kid: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ kid: string }>`
    insert into master_keys (kid, in_use_since) values (${kid}, ${now}) on conflict do nothing returning kid`.execute(
    db,
  );
  return rows.length > 0;
}

/** @returns false if it was already settled */
export async function settleMaster(db: Db, kid: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ kid: string }>`
    update master_keys set settled_at = ${now} where kid = ${kid} and settled_at is null returning kid`.execute(db);
  return rows.length > 0;
}

/** How many data keys each master key wraps. */
export async function countWrapped(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ kid: string; count: string }>`
    select master_kid as kid, count(*) as count from data_keys
    where master_kid is not null group by master_kid order by master_kid`.execute(db);
  return new Map(rows.map((row) => [row.kid, Number(row.count)]));
}
