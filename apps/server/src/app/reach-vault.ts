import { readFileSync } from 'node:fs';
import type { VaultConfig } from '../platform/config/config.ts';
import { vaultAccess } from '../platform/config/vault-access.ts';
import type { VaultAccess } from '../platform/secrets/vault.ts';
import type { Logger } from '../platform/log/logger.ts';
import { parseAllowList } from '../platform/outgoing/allow-list.ts';
import { createOutgoing, type OutgoingLimits } from '../platform/outgoing/create-outgoing.ts';
import { StartFailure } from './start-failure.ts';

/**
 * The organisation's Vault. Its address is usually private, so exactly the host that the operator configured is
 * allowed.
 */
export function reachVault(config: VaultConfig, limits: OutgoingLimits, log: Logger): VaultAccess {
  const allow = parseAllowList([config.address.hostname]);
  if (!allow.ok) throw new StartFailure({ problem: allow.error, remedy: 'Fix VAULT_ADDR.' });
  const authority = config.certificateAuthorityFile;
  const outgoing = createOutgoing({
    allow: allow.value,
    limits,
    log,
    ...(authority === undefined ? {} : { authorities: [readFileSync(authority, 'utf8')] }),
  });
  return vaultAccess(config, async (url, headers) => {
    const answer = await outgoing.send({ purpose: 'vault.read', method: 'GET', url: url.href, headers });
    if (!answer.ok) throw new Error(answer.error.public);
    return { status: answer.value.status, body: Buffer.from(answer.value.body).toString('utf8') };
  });
}
