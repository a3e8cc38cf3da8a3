import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

/** The paths of an embedded PostgreSQL, under Muster's data folder. */
export type Layout = {
  readonly root: string;
  readonly cluster: string;
  readonly programs: string;
  readonly logFile: string;
  readonly socketDirectory: string;
};

export function layoutOf(dataDir: string): Layout {
  const root = join(resolve(dataDir), 'postgres');
  return {
    root,
    cluster: join(root, 'cluster'),
    programs: join(root, 'programs'),
    logFile: join(root, 'server.log'),
    socketDirectory: socketDirectoryOf(root),
  };
}

/** The port number in the socket's file name. Nothing listens on a network. */
export const SOCKET_PORT = 5432;

/**
 * A Unix socket's path must stay under 104 bytes to work on every system. A longer folder gets its socket under /tmp,
 * by a name derived from the folder, so that a later start finds it again.
 */
function socketDirectoryOf(root: string): string {
  const beside = join(root, 'socket');
  if (Buffer.byteLength(join(beside, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH) return beside;
  return join('/tmp', `muster-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
}

const LONGEST_SOCKET_PATH = 100;
