import { Client, type ClientConfig } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { storageFailure } from '../storage-failure.ts';
import { SOCKET_PORT } from './layout.ts';
import type { PostmasterFile } from './postmaster.ts';

/**
 * Holds the data folder for this Muster: an advisory lock in a session that lives as long as the process. When Muster
 * is killed, the kernel closes the session and releases the lock: nothing to clean up, and no process id to mistake.
 */
export type ClusterLock = {
  /** The session that holds the lock, as superuser in the `postgres` database. */
  readonly session: Client;
  /** Settles when the session ends, whatever the reason. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
};

export type Superuser = { readonly user: string; readonly password: string };

export async function takeClusterLock(server: PostmasterFile, superuser: Superuser): Promise<ClusterLock> {
  const session = await openSession({
    host: server.socketDirectory,
    port: SOCKET_PORT,
    database: 'postgres',
    user: superuser.user,
    password: superuser.password,
    application_name: `muster pid ${process.pid}`,
  });
  const lost = new Promise<void>((resolve) => void session.once('end', resolve));
  session.on('error', () => {}); // The `end` event follows and is handled.
  try {
    await assertSameServer(session, server);
    await lock(session);
  } catch (error) {
    await session.end();
    throw error;
  }
  return { session, lost, release: async () => session.end() };
}

/** A server that is still starting or recovering responds with 57P03 until it is ready. */
async function openSession(config: ClientConfig): Promise<Client> {
  for (;;) {
    const client = new Client(config);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (sqlState(error) === STILL_STARTING) await sleep(RETRY_MS);
      else throw explainRefusal(error, config.host ?? '');
    }
  }
}

function explainRefusal(error: unknown, socket: string): Error {
  if (sqlState(error) !== WRONG_PASSWORD) return error as Error;
  return storageFailure(
    'storage/other-keys',
    `The embedded PostgreSQL does not accept the key in this keys folder (${socket}).`,
    'The keys folder belongs to other data. Point MUSTER_KEYS_DIR to the keys that this data was created with.',
  );
}

/** The process id was read from a file; only the server itself can confirm that it is the one the file names. */
async function assertSameServer(session: Client, server: PostmasterFile): Promise<void> {
  const { rows } = await session.query<{ data_directory: string; started_at: number }>(
    `select current_setting('data_directory') as data_directory,
            extract(epoch from pg_postmaster_start_time())::float8 as started_at`,
  );
  const [found] = rows;
  const isSame =
    found?.data_directory === server.dataDirectory &&
    Math.abs(found.started_at - server.startedAtSeconds) <= START_TOLERANCE_SECONDS;
  if (!isSame) {
    throw storageFailure(
      'storage/unknown-server',
      `Another PostgreSQL answers on the socket of ${server.dataDirectory}.`,
      'Stop it, then start Muster again.',
    );
  }
}

/** A Muster killed a moment ago may still appear to hold the lock, so this retries for a while before refusing. */
async function lock(session: Client): Promise<void> {
  for (let waited = 0; ; waited += RETRY_MS) {
    const { rows } = await session.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', LOCK_KEY);
    if (rows[0]?.taken === true) return;
    if (waited >= PATIENCE_MS) break;
    await sleep(RETRY_MS);
  }
  const { rows } = await session.query<{ holder: string }>(
    `select a.application_name as holder from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted limit 1`,
    LOCK_KEY,
  );
  throw storageFailure(
    'storage/in-use',
    `Another Muster is already running on this data folder (${rows[0]?.holder ?? 'unknown holder'}).`,
    'Stop it first, or give this one its own MUSTER_HOME. Several servers can share one DATABASE_URL.',
  );
}

/** 'MUST' and 'ER01' as numbers. */
const LOCK_KEY = [0x4d555354, 0x45523031];
const STILL_STARTING = '57P03';
const WRONG_PASSWORD = '28P01';
const START_TOLERANCE_SECONDS = 5;
const RETRY_MS = 20;
const PATIENCE_MS = 500;

const sqlState = (error: unknown): unknown => (error as { code?: unknown }).code;
