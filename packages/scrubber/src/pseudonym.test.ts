import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testPseudonym } from '../test/test-scrubber.ts';
import { pseudonymFrom } from './pseudonym.ts';
import { isPseudonym } from './token.ts';

test('a pseudonym is typed, names its key, and carries 128 bits in Crockford base32 [GOV 6.6]', () => {
  const counting = pseudonymFrom(() => Uint8Array.from({ length: 32 }, (_, index) => index), 'k1');
  expect(counting('email', 'a@b.example')).toBe('email~k1.000g40r40m30e209185gr38e1w');
});

test('one subject has one pseudonym in any spelling, and kinds never meet [GOV 6.6]', () => {
  expect(testPseudonym('email', 'Alice＠Example.COM.')).toBe(testPseudonym('email', 'alice@example.com'));
  expect(testPseudonym('ip', '2001:DB8:0::1')).toBe(testPseudonym('ip', '2001:db8::1'));
  expect(testPseudonym('ip', '::ffff:10.0.0.5')).toBe(testPseudonym('ip', '010.0.0.5'));
  expect(testPseudonym('user', '10.0.0.5').slice(-26)).not.toBe(testPseudonym('ip', '10.0.0.5').slice(-26));
});

test('another key gives another pseudonym', () => {
  const other = pseudonymFrom((bytes) => createHmac('sha256', 'other').update(bytes).digest(), 'k1');
  expect(other('user', '7')).not.toBe(testPseudonym('user', '7'));
});

test('the hashed bytes are UTF-8 with the kind in front', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      let hashed: Uint8Array = new Uint8Array();
      const token = pseudonymFrom((bytes) => ((hashed = bytes), new Uint8Array(16)), 'k')('user', name);
      expect(isPseudonym(token, 'user')).toBe(true);
      expect(Buffer.from(hashed)).toEqual(
        Buffer.from(`muster/pseudonym/v1\0user\0${name.normalize('NFKC').trim().toLowerCase()}`),
      );
    }),
    { seed: 66 },
  );
});

test('a short hash and an unspeakable key id are refused', () => {
  expect(() => pseudonymFrom(() => new Uint8Array(15), 'k')('user', '1')).toThrow(/128 bits/);
  expect(() => pseudonymFrom(() => new Uint8Array(16), 'k.1')).toThrow(/key id/);
});
