import { readFile } from 'node:fs/promises';
import { Concealed } from '../secrets/concealed.ts';
import type { VaultAccess } from '../secrets/vault.ts';
import type { VaultConfig } from './config.ts';

/** The configured Vault, reached through `get`. The token file is read each time, because an agent renews it. */
export const vaultAccess = ({ address, namespace, token }: VaultConfig, get: VaultAccess['get']): VaultAccess => ({
  address,
  namespace,
  get,
  token: async () =>
    token.kind === 'value' ? token.value : new Concealed((await readFile(token.path, 'utf8')).trim()),
});
