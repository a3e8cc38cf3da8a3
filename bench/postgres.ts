import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { layoutOf } from '../apps/server/src/platform/database/embedded/layout.ts';
import { makeTestFolder } from '../apps/server/src/testing/test-folder.ts';

export type BenchPostgres = { readonly url: string; readonly version: string; stop(): Promise<void> };

export type BenchPostgresOptions = {
  /** Folder of `initdb` and `postgres`. */
  readonly binaries?: string;
  /** Parent of its own folder. */
  readonly within?: string;
  /** Server settings that differ from the defaults. */
  readonly settings?: Readonly<Record<string, string | number>>;
};

/**
 * Starts Debian's PostgreSQL in its own folder, with the server's defaults (fsync on) except for the number of
 * connections. `stop` ends this server by its process id and removes the folder.
 */
export async function startBenchPostgres(options: BenchPostgresOptions = {}): Promise<BenchPostgres> {
  const binaries = options.binaries ?? process.env['MUSTER_BENCH_POSTGRES'] ?? '/usr/lib/postgresql/15/bin';
  if (!existsSync(join(binaries, 'postgres'))) {
    throw new Error(
      `No PostgreSQL server in ${binaries}. Install Debian's postgresql-15, or set MUSTER_BENCH_POSTGRES to a bin folder.`,
    );
  }
  const folder = makeTestFolder(options.within ?? tmpdir());
  const account = unprivilegedAccount();
  if (account) chownSync(folder, account.uid, account.gid);
  // Where the tests look for servers left behind by a killed process.
  const data = layoutOf(join(folder, 'data')).cluster;
  const run = { ...account, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } };
  execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8'], {
    ...run,
    stdio: 'ignore',
  });

  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    max_connections: 200,
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...flags], { ...run, stdio: 'ignore' });
  const ended = once(server, 'exit');
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;

  return {
    url,
    version: await answer(url),
    async stop() {
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, so this is another account that exists on every Debian. */
function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u', 'postgres'), gid: id('-g', 'postgres') };
  } catch {
    return { uid: id('-u', 'nobody'), gid: id('-g', 'nobody') };
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Waits until the server responds. @returns its version */
async function answer(url: string): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>('show server_version');
      await client.end();
      return rows[0]?.server_version ?? 'unknown';
    } catch (failure) {
      if (attempt >= 100) throw failure;
      await wait(50);
    }
  }
}
