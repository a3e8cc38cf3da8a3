import {
  closeSync,
  fchownSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { keysFailure } from './keys-failure.ts';

/**
 * Reads a key of exactly `size` bytes, stored as one line of base64. Refuses a file with any of the `forbidden` mode
 * bits: mounted secrets must be private, too.
 */
export function readSecretFile(path: string, size: number, forbidden: number = GROUP_AND_WORLD): Buffer {
  const { mode } = statSync(path);
  if ((mode & forbidden) !== 0) {
    throw keysFailure(
      'keys/too-open',
      `Other users can access the key file ${path} (mode ${octal(mode)}).`,
      `chmod 600 ${path}`,
    );
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== size) {
    throw keysFailure(
      'keys/malformed',
      `The key file ${path} does not contain ${size} bytes as base64.`,
      `Restore it from your copy of the keys folder. A new key (head -c ${size} /dev/urandom | base64 -w0) cannot read old data.`,
    );
  }
  return key;
}

/**
 * Writes a key that must not exist yet and then renames it into place: after a crash it is complete or absent, and of
 * two servers starting at once one wins. It gets the folder's owner: root may write it for a Muster that is not root.
 * @returns false if another was first
 */
export function writeSecretFile(path: string, key: Uint8Array): boolean {
  const unfinished = `${path}.new-${process.pid}`;
  const fd = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(fd, `${Buffer.from(key).toString('base64')}\n`);
    if (process.getuid?.() === 0) {
      const { uid, gid } = statSync(dirname(path));
      fchownSync(fd, uid, gid);
    }
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  try {
    linkSync(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    unlinkSync(unfinished);
  }
  syncDirectory(dirname(path));
  return true;
}

const GROUP_AND_WORLD = 0o077;

const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(4, '0');

function syncDirectory(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
