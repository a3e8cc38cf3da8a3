import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pseudonymParts } from './pseudonym-parts.ts';

const token = 'email~k1.rp995j3hqpvdr6mzjndmyj2dac';

test('pseudonyms are found among words, and beside punctuation', () => {
  expect(pseudonymParts(`Customer ${token}, from ip~k1.3fjvdnwxa1y5hw3dxe8m0rngfr.`)).toEqual([
    { kind: 'words', text: 'Customer ' },
    { kind: 'token', text: token },
    { kind: 'words', text: ', from ' },
    { kind: 'token', text: 'ip~k1.3fjvdnwxa1y5hw3dxe8m0rngfr' },
    { kind: 'words', text: '.' },
  ]);
});

test('what only looks like one stays words', () => {
  expect(pseudonymParts('~/notes v1.2 a~b').map(({ kind }) => kind)).toEqual(['words']);
});

test('nothing of a text is lost', () => {
  const pieces = fc.array(fc.oneof(fc.string(), fc.constant(token)));
  fc.assert(
    fc.property(pieces, (given) => {
      const text = given.join(' ');
      expect(
        pseudonymParts(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
    { seed: 31 },
  );
});
