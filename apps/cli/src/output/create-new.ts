import { openSync } from 'node:fs';
import { wrongUsage } from '../failures/failure.ts';

/**
 * A file for an export, its owner's alone. Nothing is overwritten: an older one may be the only witness of what has been
 * changed since. @returns its descriptor
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
