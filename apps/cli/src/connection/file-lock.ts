import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Shell } from '../shell.ts';

const RETRY_MS = 50;
/** Nothing under the lock takes this long, so the owner of an older lock has died. */
const STALE_MS = 30_000;

/**
 * Serializes commands: two that redeem one refresh token at once look like token theft, and the server would end both
 * sessions.
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
