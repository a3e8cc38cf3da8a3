import { existsSync, lstatSync, mkdirSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { keysFailure } from './keys-failure.ts';
import { readSecretFile, writeSecretFile } from './secret-file.ts';

/**
 * Where the keys are stored. `private`: Muster's own folder (0700, files 0600). `projected`: mounted in memory from
 * Kubernetes Secrets or by a Vault agent; Muster only reads it (R27).
 */
export type KeyDirectory = {
  readonly path: string;
  readonly kind: 'private' | 'projected';
  names(): readonly string[];
  read(name: string, size: number): Buffer;
  /** @returns false if the file already exists */
  write(name: string, key: Uint8Array): boolean;
};

/** Who mounts the keys, where the folder itself does not show it: a Vault agent leaves no marker. */
export type MountedBy = 'kubernetes' | 'vault' | undefined;

/** Opens the keys folder, creating it the first time; refuses one that others can read. */
export function openKeyDirectory(path: string, mountedBy?: MountedBy): KeyDirectory {
  if (!existsSync(path)) mkdirSync(path, { recursive: true, mode: 0o700 });
  const kind = isProjected(path, mountedBy) ? 'projected' : 'private';
  if (kind === 'private') assertPrivate(path);
  // A pod's Secret volume belongs to root and is readable by the pod's group, but never by everyone.
  const forbidden = kind === 'projected' ? GROUP_WRITE_AND_WORLD : GROUP_AND_WORLD;
  return {
    path,
    kind,
    names: () => readdirSync(path),
    read: (name, size) => readSecretFile(join(path, name), size, forbidden),
    write: (name, key) => {
      if (kind === 'projected') throw missingFromProjection(path, name, key.length);
      return writeSecretFile(join(path, name), key);
    },
  };
}

/** In memory, and either laid out by the kubelet (`..data`) or declared by the operator. */
export function isProjected(path: string, mountedBy: MountedBy): boolean {
  if (statfsSync(path).type !== TMPFS) return false;
  return mountedBy !== undefined || lstatSync(join(path, '..data'), { throwIfNoEntry: false }) !== undefined;
}

/** linux/magic.h */
const TMPFS = 0x01021994;
const GROUP_AND_WORLD = 0o077;
const GROUP_WRITE_AND_WORLD = 0o037;

function assertPrivate(path: string): void {
  const { mode, uid } = statSync(path);
  if ((mode & GROUP_AND_WORLD) !== 0) {
    throw keysFailure(
      'keys/too-open',
      `Other users can access the keys folder ${path} (mode ${(mode & 0o777).toString(8).padStart(4, '0')}).`,
      `chmod 700 ${path}`,
    );
  }
  const self = process.getuid?.();
  if (self !== undefined && uid !== self && self !== 0) {
    throw keysFailure(
      'keys/foreign',
      `The keys folder ${path} belongs to another user (uid ${uid}).`,
      `Make the user that runs Muster its owner (chown -R), or point MUSTER_KEYS_DIR elsewhere.`,
    );
  }
}

const missingFromProjection = (path: string, name: string, size: number): Error =>
  keysFailure(
    'keys/missing',
    `The mounted keys folder ${path} lacks ${name}, and Muster does not write into a mounted Secret.`,
    `Add an entry ${name} to the Secret: head -c ${size} /dev/urandom | base64 -w0`,
  );
