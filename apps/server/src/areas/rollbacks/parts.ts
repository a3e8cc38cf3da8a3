import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import { keyedHash } from '../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../platform/keys/key-ring.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';

/** What this area depends on, provided by the composition root. */
export type RollbackParts = {
  readonly host: CommandHost;
  readonly outgoing: Outgoing;
  readonly ring: KeyRing;
  readonly publicUrl: () => string;
};

export const rollbackParts = defineService<RollbackParts>('rollbacks.parts');

const DOMAIN = 'rollbacks/executor-secret/v1';

/** Secrets that sign both directions, derived from the ring's keys, newest first: the database stores none (R27). */
export const executorSecrets = (ring: KeyRing, executor: string): readonly Uint8Array[] =>
  ring
    .all('webhooks')
    .toReversed()
    .map(({ bytes }) => keyedHash(bytes, DOMAIN, executor));

/** The secret as shown once, to whoever connects the executor. */
export const shownSecret = (ring: KeyRing, executor: string): string =>
  `whsec_${keyedHash(ring.current('webhooks').bytes, DOMAIN, executor).toString('base64')}`;
