import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createSeededIds } from '../../../testing/seeded-ids.ts';
import { silentLog } from '../../log/logger.ts';
import { Concealed } from '../../secrets/concealed.ts';
import { openKeyDirectory } from '../../secrets/key-directory.ts';
import { pgConfig, type ConnectionTarget } from '../connection-target.ts';
import { layoutOf } from './layout.ts';
import { inspectPostmaster, postmasterFilePath } from './postmaster.ts';
import { startEmbedded, type EmbeddedServer } from './start-embedded.ts';
import { stopPostmaster } from './stop-postmaster.ts';

let folder: string;
let dataDir: string;
let keysDir: string;
let running: EmbeddedServer[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-embedded-'));
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'data');
  keysDir = join(folder, 'keys');
});
afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
});
afterAll(async () => {
  const left = inspectPostmaster(layoutOf(dataDir).cluster);
  if (left.kind === 'running') await stopPostmaster(left.file.pid);
  rmSync(folder, { recursive: true, force: true });
});

const cluster = (): string => layoutOf(dataDir).cluster;

async function start(settings?: Record<string, string>): Promise<EmbeddedServer> {
  const server = await startEmbedded({
    dataDir,
    keys: openKeyDirectory(keysDir),
    ids: createSeededIds(),
    log: silentLog,
    ...(settings === undefined ? {} : { unsafeOverrides: { settings, initdb: [] } }),
  });
  running.push(server);
  return server;
}

async function ask<T extends object>(target: ConnectionTarget, query: string): Promise<readonly T[]> {
  const client = new Client(pgConfig(target, () => ''));
  await client.connect();
  try {
    return (await client.query<T>(query)).rows;
  } finally {
    await client.end();
  }
}

/** Starts a Muster in its own process and kills it without cleanup once it has acknowledged some rows. */
async function killedMuster(): Promise<{ acknowledged: number }> {
  const script = fileURLToPath(new URL('fixtures/append-rows.ts', import.meta.url));
  const muster = spawn(process.execPath, [script, dataDir, keysDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let acknowledged = 0;
  muster.stdout.on('data', (chunk: Buffer) => {
    acknowledged = Math.max(acknowledged, ...chunk.toString().trim().split('\n').map(Number));
    if (acknowledged >= 20) muster.kill('SIGKILL');
  });
  await once(muster, 'close');
  return { acknowledged };
}

test('the first start makes a cluster that no network and no other user can reach', async () => {
  const server = await start();
  expect(server.adopted).toBe(false);
  const layout = layoutOf(dataDir);
  expect(statSync(layout.socketDirectory).mode & 0o777).toBe(0o700);
  expect(statSync(layout.cluster).mode & 0o777).toBe(0o700);
  expect(statSync(join(keysDir, 'postgres.key')).mode & 0o777).toBe(0o600);
  expect(await ask(server.superuser, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  expect(await ask(server.superuser, 'show fsync')).toEqual([{ fsync: 'on' }]);
  const stranger = { ...server.superuser, password: new Concealed('guessed') };
  await expect(ask(stranger, 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('the application role is neither superuser nor owner of the database', async () => {
  const server = await start();
  expect(await ask(server.targets.app, `select current_user, current_setting('is_superuser') as super`)).toEqual([
    { current_user: 'muster_app', super: 'off' },
  ]);
  await expect(ask(server.targets.app, 'create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
});

test('a stop leaves no process and no postmaster file, and the next start finds the data', async () => {
  const first = await start();
  await ask(first.targets.owner, 'create table kept as select 1 as one');
  await first.stop();
  running = [];
  expect(inspectPostmaster(cluster())).toEqual({ kind: 'absent' });
  expect(await ask((await start()).targets.owner, 'select one from kept')).toEqual([{ one: 1 }]);
});

test('a server whose Muster was killed is adopted, with every acknowledged row', async () => {
  const { acknowledged } = await killedMuster();
  expect(inspectPostmaster(cluster()).kind).toBe('running');
  const server = await start();
  expect(server.adopted).toBe(true);
  const [found] = await ask<{ count: string }>(server.targets.owner, 'select count(*) from acknowledged');
  expect(Number(found?.count)).toBeGreaterThanOrEqual(acknowledged);
  await ask(server.targets.owner, 'drop table acknowledged');
});

test('an orphan that was started with other settings is replaced, not adopted', async () => {
  const { acknowledged } = await killedMuster();
  const server = await start({ max_connections: '33' });
  expect(server.adopted).toBe(false);
  expect(await ask(server.superuser, 'show max_connections')).toEqual([{ max_connections: '33' }]);
  const [found] = await ask<{ count: string }>(server.targets.owner, 'select count(*) from acknowledged');
  expect(Number(found?.count)).toBeGreaterThanOrEqual(acknowledged);
});

test('a second Muster on the same folder is refused, and told who holds it', async () => {
  await start();
  await expect(start()).rejects.toMatchObject({
    error: { code: 'storage/in-use', public: expect.stringContaining(`muster pid ${process.pid}`) },
  });
});

test('a server killed under a living Muster is brought back', async () => {
  const server = await start();
  const before = inspectPostmaster(cluster());
  if (before.kind !== 'running') throw new Error('not running');
  process.kill(before.file.pid, 'SIGKILL');
  await vi.waitFor(async () => ask(server.targets.app, 'select 1'), { timeout: 10_000, interval: 20 });
  const after = inspectPostmaster(cluster());
  expect(after).toMatchObject({ kind: 'running' });
  expect(after).not.toMatchObject({ file: { pid: before.file.pid } });
});

test('a postmaster file whose number belongs to another program by now does not stop the start', async () => {
  mkdirSync(cluster(), { recursive: true });
  const lines = [
    String(process.pid),
    cluster(),
    '1700000000',
    '5432',
    layoutOf(dataDir).socketDirectory,
    '',
    '',
    'ready',
  ];
  writeFileSync(postmasterFilePath(cluster()), `${lines.join('\n')}\n`);
  expect(inspectPostmaster(cluster()).kind).toBe('recycled');
  expect((await start()).adopted).toBe(false);
});

test('keys of other data are refused by name, and no server stays behind', async () => {
  const strange = join(folder, 'strange-keys');
  mkdirSync(strange, { mode: 0o700 });
  writeFileSync(join(strange, 'postgres.key'), `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 });
  const attempt = startEmbedded({ dataDir, keys: openKeyDirectory(strange), ids: createSeededIds(), log: silentLog });
  await expect(attempt).rejects.toMatchObject({ error: { code: 'storage/other-keys' } });
  expect(inspectPostmaster(cluster())).toEqual({ kind: 'absent' });
});

test('a lost key is named, and never made again beside existing data', async () => {
  const empty = join(folder, 'empty-keys');
  const attempt = startEmbedded({ dataDir, keys: openKeyDirectory(empty), ids: createSeededIds(), log: silentLog });
  await expect(attempt).rejects.toMatchObject({ error: { code: 'storage/key-missing' } });
  expect(existsSync(join(empty, 'postgres.key'))).toBe(false);
});

test('data of another major version is left alone, with the way out in the message', async () => {
  const pin = join(cluster(), 'PG_VERSION');
  const written = readFileSync(pin, 'utf8');
  renameSync(pin, `${pin}.kept`);
  writeFileSync(pin, '17\n');
  try {
    await expect(start()).rejects.toMatchObject({
      error: { code: 'storage/other-version', remedy: expect.stringContaining('muster export') },
    });
  } finally {
    renameSync(`${pin}.kept`, pin);
  }
  expect(readFileSync(pin, 'utf8')).toBe(written);
});

test('the server writes no statement and no value into its own log [GOV 6.5]', async () => {
  const server = await start();
  const secret = 'alice@example.org';
  await expect(ask(server.targets.app, `select '${secret}'::uuid`)).rejects.toMatchObject({ code: '22P02' });
  const log = readFileSync(layoutOf(dataDir).logFile, 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain(secret);
});
