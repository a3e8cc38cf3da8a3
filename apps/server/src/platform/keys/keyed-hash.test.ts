import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedHash } from './keyed-hash.ts';

/** As Node computes it, for hashes that are in databases already. */
const hmac = (key: Uint8Array, domain: string, message: string | Uint8Array): Buffer =>
  createHmac('sha256', key).update(domain).update('\0').update(message).digest();

test('a keyed hash is HMAC-SHA-256 of domain, NUL and message, for keys of any length and any message', () => {
  const message = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 100 }));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), message, (key, domain, said) => {
      expect(keyedHash(key, domain, said)).toEqual(hmac(key, domain, said));
    }),
    { seed: 20261201, numRuns: 200 },
  );
});
