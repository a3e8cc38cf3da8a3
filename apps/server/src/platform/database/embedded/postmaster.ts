import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** What postgres writes into `postmaster.pid`, line by line (PostgreSQL, miscadmin.h). */
export type PostmasterFile = {
  readonly pid: number;
  readonly dataDirectory: string;
  readonly startedAtSeconds: number;
  readonly socketDirectory: string;
  readonly status: string;
};

/** `recycled`: the process id now belongs to another program. */
export type PostmasterState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'dead'; readonly file: PostmasterFile }
  | { readonly kind: 'recycled'; readonly file: PostmasterFile }
  | { readonly kind: 'running'; readonly file: PostmasterFile };

/**
 * Whether a postgres is running on this cluster. A process id alone proves nothing: before the server is adopted, it is
 * asked itself whether it is the one in the file (cluster-lock.ts).
 */
export function inspectPostmaster(cluster: string): PostmasterState {
  const file = readPostmasterFile(cluster);
  if (file === undefined) return { kind: 'absent' };
  if (!isAlive(file.pid)) return { kind: 'dead', file };
  return isPostmasterOf(cluster, file.pid) ? { kind: 'running', file } : { kind: 'recycled', file };
}

export const postmasterFilePath = (cluster: string): string => join(cluster, 'postmaster.pid');

export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let text: string;
  try {
    text = readFileSync(postmasterFilePath(cluster), 'utf8');
  } catch {
    return undefined;
  }
  const [pid = '', dataDirectory = '', startedAt = '', , socketDirectory = '', , , status = ''] = text.split('\n');
  if (!/^\d+$/.test(pid) || !/^\d+$/.test(startedAt)) return undefined;
  return {
    pid: Number(pid),
    dataDirectory,
    startedAtSeconds: Number(startedAt),
    socketDirectory,
    status: status.trim(),
  };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A postmaster's working directory is its cluster's folder for life, so a process with another one has a recycled id.
 */
function isPostmasterOf(cluster: string, pid: number): boolean {
  try {
    return process.platform === 'linux'
      ? readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
  } catch {
    return false;
  }
}
