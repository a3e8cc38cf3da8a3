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
      const expected = hmac(key, domain, said);
      expect(keyedHash(key, domain, said)).toEqual(expected);
      // And again, with the pads of the key known.
      expect(keyedHash(key, domain, said)).toEqual(expected);
    }),
    { seed: 20261201, numRuns: 200 },
  );
});

test('a hash that was returned does not change when another is computed', () => {
  const key = new Uint8Array(32).fill(7);
  const first = keyedHash(key, 'models/subject', 'customer-1');
  const kept = Buffer.from(first);
  keyedHash(key, 'models/subject', 'customer-2');
  expect(first).toEqual(kept);
});
