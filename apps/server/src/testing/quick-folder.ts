import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Linux's in-memory file system. */
const MEMORY = '/dev/shm';

/** Far more than a run needs, since databases are dropped along the way; containers often have 64 MB. */
const ENOUGH_BYTES = 1 << 30;

/**
 * The folder for files that do not outlive a run: in memory if there is room, otherwise the temporary folder.
 *
 * A new database copies its template's 540 files. On a disk whose journal is shared with another writer that takes half
 * a second, in memory a tenth of that; a run makes hundreds of copies.
 */
export function quickFolder(): string {
  return existsSync(MEMORY) && freeBytes(MEMORY) >= ENOUGH_BYTES ? MEMORY : tmpdir();
}

/** Every folder that `quickFolder` may have returned, now or in an earlier run. */
export const quickFolders = (): readonly string[] => [tmpdir(), MEMORY].filter(existsSync);

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
