import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyDirectory } from '../platform/secrets/key-directory.ts';
import type { ConnectionTarget } from '../platform/database/connection-target.ts';
import { layoutOf } from '../platform/database/embedded/layout.ts';
import { inspectPostmaster } from '../platform/database/embedded/postmaster.ts';
import { startEmbedded } from '../platform/database/embedded/start-embedded.ts';
import { stopPostmaster } from '../platform/database/embedded/stop-postmaster.ts';
import { silentLog } from '../platform/log/logger.ts';
import { quickFolder, quickFolders } from './quick-folder.ts';
import { clientOf, plainTarget } from './test-cluster.ts';
import { makeTestFolder, makerOf } from './test-folder.ts';

export type RunningCluster = {
  readonly superuser: ConnectionTarget;
  readonly tablespace: string;
  readonly stop: () => Promise<void>;
};

/** An embedded PostgreSQL without fsync, with its databases in memory if there is room: nothing outlives the run. */
export async function startTemporaryCluster(): Promise<RunningCluster> {
  await sweepLeftovers();
  const folder = makeTestFolder(tmpdir());
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  const server = await startEmbedded({
    dataDir,
    keys: openKeyDirectory(join(folder, 'keys')),
    log: silentLog,
    ids: { bytes: (size) => new Uint8Array(randomBytes(size)) },
    unsafeOverrides: { settings: { fsync: 'off', full_page_writes: 'off' }, initdb: ['--no-sync'] },
  });
  const quick = makeTestFolder(quickFolder());
  chownSync(quick, server.account.uid, server.account.gid);
  const tablespace = await makeTablespace(server.superuser, quick);
  const endWithRun = (): void => stopAtOnce(dataDir);
  process.once('exit', endWithRun);
  return {
    superuser: server.superuser,
    tablespace,
    stop: async () => {
      process.removeListener('exit', endWithRun);
      await server.stop();
      for (const made of [folder, quick]) rmSync(made, { recursive: true, force: true });
    },
  };
}

/** Copies of the template are most of what a run writes. */
async function makeTablespace(superuser: ConnectionTarget, folder: string): Promise<string> {
  const admin = clientOf(plainTarget(superuser));
  await admin.connect();
  await admin.query(`create tablespace muster_quick location ${admin.escapeLiteral(folder)}`);
  await admin.end();
  return 'muster_quick';
}

/** A killed run leaves its server and folders behind; the next run removes them. */
async function sweepLeftovers(): Promise<void> {
  for (const place of quickFolders()) {
    for (const name of readdirSync(place)) {
      const pid = makerOf(name);
      if (pid === undefined || isRunning(pid)) continue;
      const folder = join(place, name);
      const found = inspectPostmaster(layoutOf(join(folder, 'data')).cluster);
      if (found.kind === 'running') await stopPostmaster(found.file.pid);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function stopAtOnce(dataDir: string): void {
  const found = inspectPostmaster(layoutOf(dataDir).cluster);
  if (found.kind === 'running') process.kill(found.file.pid, 'SIGQUIT');
}
