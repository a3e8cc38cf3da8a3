import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { storageFailure } from '../storage-failure.ts';
import { spawnIdentity, type Account } from './account.ts';
import { explainFailure } from './explain-failure.ts';
import { assertSpaceFor } from './initialise-cluster.ts';
import type { Layout } from './layout.ts';
import { readPostmasterFile } from './postmaster.ts';
import type { Programs } from './programs.ts';
import type { Settings } from './settings.ts';

export type Launch = {
  readonly layout: Layout;
  readonly programs: Programs;
  readonly account: Account;
  readonly settings: Settings;
};

/**
 * Starts postgres and waits until it accepts connections; crash recovery may take a while. It runs in its own session,
 * so that Ctrl-C in the terminal reaches only Muster, which stops the server last. Its log is a file, not a pipe, so
 * that it can outlive a killed Muster.
 * @returns the process id
 */
export async function launch({ layout, programs, account, settings }: Launch): Promise<number> {
  assertSpaceFor(layout.root, START_BYTES);
  prepareSocketDirectory(layout.socketDirectory, account);
  const log = openLog(layout.logFile);
  const postgres = spawn(
    programs.postgres,
    ['-D', layout.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...spawnIdentity(account),
      cwd: layout.cluster,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
    },
  );
  closeSync(log.fd);
  let ending: string | undefined;
  postgres.on('error', (error) => (ending = error.message));
  postgres.on('exit', (status, signal) => (ending ??= `postgres ended with ${signal ?? status}`));
  postgres.unref();
  while (ending === undefined) {
    const file = readPostmasterFile(layout.cluster);
    if (file !== undefined && file.pid === postgres.pid && file.status === 'ready') return file.pid;
    await sleep(READY_POLL_MS);
  }
  throw explainFailure('postgres', `${readFrom(layout.logFile, log.writtenBefore)}\n${ending}`, layout.cluster);
}

const READY_POLL_MS = 2;
const START_BYTES = 64 * 1024 * 1024;
const LOG_ROTATES_AT_BYTES = 8 * 1024 * 1024;

/** Only the server's account and root may enter it. A folder under /tmp may have been created by somebody else. */
function prepareSocketDirectory(directory: string, account: Account): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const found = lstatSync(directory);
  const isOurs = found.isDirectory() && (found.uid === account.uid || found.uid === process.getuid?.());
  if (!isOurs) {
    throw storageFailure(
      'storage/foreign-socket-folder',
      `The folder for PostgreSQL's socket belongs to another user (${directory}).`,
      'Remove it, or choose a MUSTER_HOME with a shorter path so that the socket can be inside it.',
    );
  }
  chownSync(directory, account.uid, account.gid);
  chmodSync(directory, 0o700);
}

function openLog(file: string): { fd: number; writtenBefore: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_ROTATES_AT_BYTES) renameSync(file, `${file}.1`);
  return { fd: openSync(file, 'a', 0o600), writtenBefore: size > LOG_ROTATES_AT_BYTES ? 0 : size };
}

function readFrom(file: string, position: number): string {
  const fd = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(64 * 1024);
    return buffer.toString('utf8', 0, readSync(fd, buffer, 0, buffer.length, position));
  } finally {
    closeSync(fd);
  }
}
