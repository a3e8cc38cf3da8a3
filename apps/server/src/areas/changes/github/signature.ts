import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Concealed } from '../../../platform/secrets/concealed.ts';

/** Whether GitHub sent these bytes (`X-Hub-Signature-256`). It signs no time: a repetition is known by its delivery's id. */
export function isSignedByGitHub(secret: Concealed, body: Uint8Array, signature: unknown): boolean {
  if (typeof signature !== 'string') return false;
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret.reveal()).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
