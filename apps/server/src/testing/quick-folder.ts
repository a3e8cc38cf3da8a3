import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';

/** Far above what a run needs, which drops its databases as it goes; containers often have 64 MB. */
const ENOUGH_BYTES = 1 << 30;

/**
 * The folder for files that no run outlives: in memory where there is room, otherwise where temporary files lie.
 *
 * A new database is a copy of its template's 540 files. A disk's journal takes half a second for that while somebody
 * else writes, and memory a tenth of it; a run makes hundreds of them.
 */
export function quickFolder(): string {
  return existsSync(MEMORY) && freeBytes(MEMORY) >= ENOUGH_BYTES ? MEMORY : tmpdir();
}

/** All folders that `quickFolder` may have given, now or before. */
export const quickFolders = (): readonly string[] => [tmpdir(), MEMORY].filter(existsSync);

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
