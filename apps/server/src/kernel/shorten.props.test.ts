import { character, depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shorten } from './shorten.ts';

const clusters = [
  '😀',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇩🇪',
  '👍🏽',
  'e\u0301',
  'o\u0308\u0323',
  '각',
  'क्षि',
  '\r\n',
  '\u200d',
  '\ufe0f',
  '\0',
  'a',
  ' ',
];
const pieces = fc.array(fc.oneof(fc.constantFrom(...clusters), character), { maxLength: 80 });
const boundaries = (text: string): Set<number> =>
  new Set([...new Intl.Segmenter('en').segment(text)].map(({ index }) => index).concat(text.length));

describe('a text that Muster shortens', () => {
  test('is no longer than it may be, is well formed, and ends between two visible characters', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 2, max: 60 }), (words, longest) => {
        const text = words.join('');
        const cut = shorten(text, longest);
        expect(cut.length).toBeLessThanOrEqual(longest);
        expect(cut.isWellFormed()).toBe(true);
        if (text.length <= longest) {
          expect(cut).toBe(text);
          return;
        }
        const kept = cut.slice(0, -1);
        expect(text.startsWith(kept)).toBe(true);
        // Blanks before the ellipsis are trimmed; and if the first character alone is too long, the cut is between code
        // points.
        const [, second = text.length] = boundaries(text);
        if (second < longest && !/^\s/.test(text.slice(kept.length))) expect(boundaries(text)).toContain(kept.length);
      }),
      { seed: 2_011, numRuns: 200 * depth },
    );
  });

  test('stays within its bound where one character alone is longer than that', () => {
    const zalgo = `a${'\u0301'.repeat(500)}`;
    expect(shorten(zalgo, 20)).toHaveLength(20);
  });

  test('gains no half of a character that it did not have', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\ud83d', '\ude00', 'x', '😀'), { maxLength: 40 }), (words) => {
        const text = words.join('');
        const lone = (some: string) => (some.toWellFormed().match(/\ufffd/g) ?? []).length;
        expect(lone(shorten(text, 12))).toBeLessThanOrEqual(lone(text));
      }),
      { seed: 2_012, numRuns: 200 * depth },
    );
  });
});
