import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { pgConfig, type ConnectionTarget } from './connection-target.ts';

/** How long a statement may block others while waiting for its lock. */
const LOCK_TIMEOUT = '5s';
const MEGABYTE = 1_048_576;

export type Rewritten =
  | { readonly kind: 'rewritten'; readonly lsn: string }
  /** An old transaction can still see deleted rows, so they were copied too. */
  | { readonly kind: 'still-seen'; readonly table: string }
  | { readonly kind: 'busy'; readonly table: string };

/**
 * Rewrites tables into new files without deleted or overwritten rows: otherwise their bytes stay in the file, even
 * after a plain vacuum. Runs as the tables' owner; each table is locked for the duration.
 */
export async function rewriteTables(owner: ConnectionTarget, tables: readonly string[]): Promise<Rewritten> {
  return asOwner(owner, async (client) => {
    let left = 0;
    client.on('notice', ({ detail = '' }) => (left += Number(/^\d+/.exec(detail)?.[0] ?? 0)));
    await client.query(`set lock_timeout = '${LOCK_TIMEOUT}'`);
    for (const table of tables) {
      left = 0;
      try {
        await client.query(`vacuum (full, verbose) ${client.escapeIdentifier(table)}`);
      } catch (failure) {
        if ((failure as { code?: string }).code === LOCK_NOT_AVAILABLE) return { kind: 'busy', table };
        throw failure;
      }
      if (left > 0) return { kind: 'still-seen', table };
    }
    const { rows } = await client.query<{ lsn: string }>('select pg_current_wal_lsn()::text as lsn');
    return { kind: 'rewritten', lsn: rows[0]?.lsn ?? '' };
  });
}

const LOCK_NOT_AVAILABLE = '55P03';

export type WalAge = 'gone' | 'kept' | 'recycled';

/**
 * Whether the write-ahead log up to `lsn` is off the disk. Switches to the next log file, and requests a checkpoint if
 * the owner may; otherwise the server makes one in time. `recycled`: the server renames old files and keeps their bytes
 * (`wal_recycle`).
 */
export async function ageWal(owner: ConnectionTarget, lsn: string): Promise<WalAge> {
  return asOwner(owner, async (client) => {
    const look = async () =>
      (
        await client.query<{ is_past: boolean; in_same_file: boolean; recycles: boolean; bytes: string }>(
          `select pg_walfile_name(redo_lsn) > pg_walfile_name($1::pg_lsn) as is_past,
             pg_walfile_name(pg_current_wal_lsn()) = pg_walfile_name($1::pg_lsn) as in_same_file,
             current_setting('wal_recycle')::boolean as recycles,
             pg_size_bytes(current_setting('wal_segment_size'))::text as bytes
           from pg_control_checkpoint()`,
          [lsn],
        )
      ).rows[0];
    const before = await look();
    if (before?.in_same_file === true) {
      // Writing needs no privilege; switching the file would.
      for (let written = 0; written <= Number(before.bytes); written += MEGABYTE)
        await client.query(`select pg_logical_emit_message(false, 'muster', repeat('0', ${MEGABYTE}))`);
    }
    await client.query('checkpoint').catch((failure: { code?: string }) => {
      if (failure.code !== INSUFFICIENT_PRIVILEGE) throw failure;
    });
    const now = await look();
    if (now?.is_past !== true) return 'kept';
    return now.recycles ? 'recycled' : 'gone';
  });
}

const INSUFFICIENT_PRIVILEGE = '42501';

async function asOwner<T>(owner: ConnectionTarget, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    ...pgConfig(owner, (path) => readFileSync(path, 'utf8')),
    application_name: 'muster erasure',
  });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
