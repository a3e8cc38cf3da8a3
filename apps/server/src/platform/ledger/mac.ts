import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyObjectOf } from '../secrets/key-object.ts';

/**
 * Proves to the sequencer that a pending row was written by Muster and not by somebody with access to the database:
 * HMAC-SHA-256 over the exact envelope bytes, under a key the database never holds.
 */
export const macOf = (key: Uint8Array, envelopeText: string): Buffer =>
  createHmac('sha256', keyObjectOf(key)).update(envelopeText).digest();

export function isMacValid(key: Uint8Array, envelopeText: string, mac: Buffer): boolean {
  const expected = macOf(key, envelopeText);
  return mac.length === expected.length && timingSafeEqual(mac, expected);
}
