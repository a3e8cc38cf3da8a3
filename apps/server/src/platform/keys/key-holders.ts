import { sql } from 'kysely';
import { addMilliseconds } from '../../kernel/clock.ts';
import type { Db } from '../database/db.ts';

/** A running server's report on its master keys: the newest in its folder, and the one it wraps new data keys under. */
export type Holder = { readonly newest: string; readonly used: string };

/**
 * A server silent for this long counts as gone. One that was only suspended checks which key is in use when it wakes.
 */
const GONE_AFTER_MS = 60_000;

/** Reports what this server holds. By then, nothing may still be about to be wrapped under a key older than `used`. */
export async function reportHolder(
  db: Db,
  { serverId, newest, used, at }: Holder & { readonly serverId: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into key_holders (server_id, newest_kid, used_kid, seen_at) values (${serverId}, ${newest}, ${used}, ${at})
    on conflict (server_id) do update
      set newest_kid = excluded.newest_kid, used_kid = excluded.used_kid, seen_at = excluded.seen_at`.execute(db);
  await sql`delete from key_holders where seen_at < ${addMilliseconds(at, -GONE_AFTER_MS)}`.execute(db);
}

export async function dropHolder(db: Db, serverId: string): Promise<void> {
  await sql`delete from key_holders where server_id = ${serverId}`.execute(db);
}

/** After a restore: servers listed in the export run on another database. */
export async function dropHolders(db: Db): Promise<void> {
  await sql`delete from key_holders`.execute(db);
}

export async function liveHolders(db: Db, now: Date): Promise<readonly Holder[]> {
  const { rows } = await sql<Holder>`
    select newest_kid as newest, used_kid as used from key_holders
    where seen_at >= ${addMilliseconds(now, -GONE_AFTER_MS)} order by server_id`.execute(db);
  return rows;
}
