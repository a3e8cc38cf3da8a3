import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { machine } from './machine.ts';
import { median } from './median.ts';

/*
 * The bar: a warm start, from process start until /health/ready succeeds, takes under 3 s. Muster runs on its embedded
 * PostgreSQL; a warm start finds what an earlier run left: the cluster, the schema, the keys. The first start is shown
 * too.
 *
 *     npm exec -c 'node bench/start.ts'              the median of five warm starts
 *     npm exec -c 'node bench/start.ts --quick'      of two
 */
const LIMIT_MS = 3000;
const MAIN = join(import.meta.dirname, '../apps/server/src/app/main.ts');
const WARM_STARTS = process.argv.includes('--quick') ? 2 : 5;
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 5;

const folder = mkdtempSync(join(tmpdir(), 'muster-bench-start-'));
// As root, the embedded PostgreSQL runs as another user, who needs access to its data.
chmodSync(folder, 0o755);
try {
  const first = await startOnce();
  console.log(
    `first start, with initdb and every migration: ${first.readyMs.toFixed(0)} ms, stopped in ${first.stopMs.toFixed(0)} ms`,
  );
  const ready: number[] = [];
  for (let run = 1; run <= WARM_STARTS; run += 1) {
    const { readyMs, stopMs } = await startOnce();
    ready.push(readyMs);
    console.log(`warm start ${run}: ready after ${readyMs.toFixed(0)} ms, stopped in ${stopMs.toFixed(0)} ms`);
  }
  const isHeld = median(ready) < LIMIT_MS;
  console.log(
    `warm start to ready: median of ${ready.length} ${median(ready).toFixed(0)} ms, bar ${LIMIT_MS} ms: ${isHeld ? 'held' : 'NOT held'}; ${machine()}`,
  );
  process.exitCode = isHeld ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function startOnce(): Promise<{ readonly readyMs: number; readonly stopMs: number }> {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    MUSTER_HOME: join(folder, 'data'),
    MUSTER_KEYS_DIR: join(folder, 'keys'),
    MUSTER_PORT: String(port),
    MUSTER_LOG_LEVEL: 'error',
  };
  const began = performance.now();
  const server = spawn(process.execPath, [MAIN], { env, stdio: 'ignore' });
  const ended = once(server, 'exit');
  try {
    await ready(`http://127.0.0.1:${port}/health/ready`, began + PATIENCE_MS);
    const readyMs = performance.now() - began;
    const asked = performance.now();
    server.kill('SIGTERM');
    await ended;
    return { readyMs, stopMs: performance.now() - asked };
  } finally {
    server.kill('SIGKILL');
  }
}

async function ready(url: string, until: number): Promise<void> {
  while (performance.now() < until) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await wait(LOOK_EVERY_MS);
  }
  throw new Error('Muster was not ready in time');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
