import { createHmac } from 'node:crypto';
import { defineService } from '../../../kernel/services.ts';

/** Derives the secret a sender signs with from the key's hash: it is stored nowhere and expires with the key. */
export const signingService = defineService<(keyHash: string) => string>('alerts.signing');

export const signingSecrets =
  (key: Uint8Array) =>
  (keyHash: string): string =>
    createHmac('sha256', key).update(`alerts/signing/${keyHash}`).digest('base64url');
