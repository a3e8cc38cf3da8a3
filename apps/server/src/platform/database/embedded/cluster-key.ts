import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ids } from '../../../kernel/ids-source.ts';
import { Concealed } from '../../secrets/concealed.ts';
import type { KeyDirectory } from '../../secrets/key-directory.ts';
import { storageFailure } from '../storage-failure.ts';

/**
 * The passwords of the embedded server's roles, each derived from the one key. Only a user who can read `postgres.key`
 * can connect, and no other local user: the socket's folder is 0700 and the server demands SCRAM.
 */
export type ClusterKey = { passwordOf(role: string): Concealed };

export function openClusterKey(keys: KeyDirectory, cluster: string, ids: Pick<Ids, 'bytes'>): ClusterKey {
  if (!keys.names().includes(FILE)) {
    if (existsSync(join(cluster, 'PG_VERSION'))) {
      throw storageFailure(
        'storage/key-missing',
        `The key of the embedded PostgreSQL is missing (${join(keys.path, FILE)}), so its data cannot be opened.`,
        'Restore the keys folder that belongs to this data, or point MUSTER_KEYS_DIR to it.',
      );
    }
    keys.write(FILE, ids.bytes(KEY_BYTES));
  }
  const key = keys.read(FILE, KEY_BYTES);
  return {
    passwordOf: (role) =>
      new Concealed(createHmac('sha256', key).update(`muster/postgres-role/v1\0${role}`).digest('base64url')),
  };
}

const FILE = 'postgres.key';
const KEY_BYTES = 32;
