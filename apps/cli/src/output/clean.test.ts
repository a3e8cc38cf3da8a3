import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean, cleanLines } from './clean.ts';

const hostile = fc
  .array(fc.integer({ min: 0, max: 0x2070 }).map((code) => String.fromCodePoint(code)))
  .map((all) => all.join(''));

test('words from elsewhere cannot move the cursor, colour the screen or reverse what stands there', () => {
  expect(clean('down\u001b[2J\u001b]0;title\u0007 \u202egnp.exe')).toBe(
    'down\u{fffd}[2J\u{fffd}]0;title\u{fffd} \u{fffd}gnp.exe',
  );
  fc.assert(
    fc.property(hostile, (text) => {
      expect(clean(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(cleanLines(text).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }),
    { seed: 13 },
  );
});
