import { openSync } from 'node:fs';
import { wrongUsage } from '../failures/failure.ts';

/**
 * Creates an export file readable only by its owner. Never overwrites: an older export may be the only evidence of what
 * was changed since. @returns its descriptor
 */
export function createNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    throw wrongUsage(
      (error as NodeJS.ErrnoException).code === 'EEXIST' ? `${path} already exists.` : `${path} cannot be written.`,
      '--out another-file.ndjson',
    );
  }
}
