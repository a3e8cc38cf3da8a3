import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Concealed } from '../secrets/concealed.ts';

/** Whether GitHub sent these bytes (`X-Hub-Signature-256`: HMAC-SHA-256 over the body, in hexadecimal). */
export function isSignedByGithub(
  secret: Concealed,
  body: Uint8Array,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): boolean {
  const given = Buffer.from(String(headers['x-hub-signature-256'] ?? ''));
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret.reveal()).update(body).digest('hex')}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
