import { character } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { decodeHex, encodeHex } from './sha256.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('encodings without Node', () => {
  test('base64 and hex agree with Node and return the same bytes', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(encodeBase64(value)).toBe(Buffer.from(value).toString('base64'));
        expect(encodeHex(value)).toBe(Buffer.from(value).toString('hex'));
        expect(decodeBase64(encodeBase64(value))).toEqual(value);
        expect(decodeHex(encodeHex(value).toUpperCase())).toEqual(value);
      }),
      { seed: 1 },
    );
  });

  test('any text that base64 accepts is the one spelling of its bytes', () => {
    const nearly = fc.string({ unit: fc.constantFrom(...Array.from('AQZaz019+/=-_ \n')), maxLength: 12 });
    fc.assert(
      fc.property(nearly, (text) => {
        const decoded = decodeBase64(text);
        expect(decoded === undefined || encodeBase64(decoded) === text).toBe(true);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  test.each(['A', 'AA', 'AAA', 'AA=', 'AB==', 'AAB=', '=AAA', 'A===', '====', 'AA==AAAA', 'AA-_', 'AAAA\n'])(
    'base64 %j is refused',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );

  test.each(['0', '0g', ' 00', '0x00'])('hex %j is refused', (text) => {
    expect(decodeHex(text)).toBeUndefined();
  });

  test('UTF-8 keeps every well-formed text, a byte order mark too, and refuses other bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: character }), (text) => {
        expect(decodeUtf8(encodeUtf8(`\ufeff${text}`))).toBe(`\ufeff${text}`);
      }),
      { seed: 3 },
    );
    expect(decodeUtf8(Uint8Array.of(0xc0, 0x80))).toBeUndefined();
    expect(decodeUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined();
  });
});
