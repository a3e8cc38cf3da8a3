import { createHmac } from 'node:crypto';
import { defineService } from '../../../kernel/services.ts';

/** The secret by which a sender signs, made of what its key is found by: it is kept nowhere, and goes with the key. */
export const signingService = defineService<(keyHash: string) => string>('alerts.signing');

export const signingSecrets =
  (key: Uint8Array) =>
  (keyHash: string): string =>
    createHmac('sha256', key).update(`alerts/signing/${keyHash}`).digest('base64url');
