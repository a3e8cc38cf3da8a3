import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { missingIn, writeTogether, type Save } from '../testing/writing-together.ts';
import { mergeText } from './merge-text.ts';

/** A section as `write` stores it: every saved text is kept, and an edit of an older one is merged. */
function section(): Save {
  const texts = [''];
  return async (_who, text, over) => {
    const newest = texts.at(-1) ?? '';
    const merged = mergeText(texts[over] ?? '', newest, text);
    const version = texts.length - 1;
    if (merged.conflicts > 0) return { saved: false, version, text: merged.text };
    if (merged.text === newest) return { saved: true, version, text: newest };
    texts.push(merged.text);
    return { saved: true, version: version + 1, text: merged.text };
  };
}

/** A seeded generator of numbers between 0 and 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('of a thousand edits by three people with failing connections every word is in the result or in a conflict that its author saw [GOV 2.5]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const played = await writeTogether(section(), { people: 3, edits: 1000, random: randomOf(seed) });
      expect(missingIn(played)).toEqual([]);
      // Ensures the runs were demanding enough to prove anything.
      expect(played.typed.size).toBeGreaterThan(300);
      expect(played.conflicts).toBeGreaterThan(10);
      expect(played.lost).toBeGreaterThan(10);
    }),
    { seed: 31, numRuns: 3 * depth },
  );
});
