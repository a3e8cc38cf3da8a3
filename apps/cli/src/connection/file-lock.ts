import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Shell } from '../shell.ts';

const RETRY_MS = 50;
/** Nothing done under the lock takes this long, so whoever made an older one has died. */
const STALE_MS = 30_000;

/**
 * One command at a time: two that renew one refresh token at once would look like a thief and its victim, and the server
 * would end both.
 */
export async function withFileLock<T>(
  path: string,
  shell: Pick<Shell, 'now' | 'pause'>,
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  while (!take(path)) {
    if (isStale(path, shell.now())) rmSync(path, { force: true });
    else await shell.pause(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(path: string, now: Date): boolean {
  const made = statSync(path, { throwIfNoEntry: false });
  return made !== undefined && now.getTime() - made.mtimeMs > STALE_MS;
}
