import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNumbers, missingIn, sizeOf, type Spans } from './spans.ts';

const numbers = fc.array(fc.integer({ min: 1, max: 60 }));

test('spans hold exactly the numbers that came, in any order and in any pieces', () => {
  fc.assert(
    fc.property(numbers, numbers, (first, second) => {
      const spans = addNumbers(addNumbers([], first), second);
      const all = new Set([...first, ...second]);
      expect(sizeOf(spans)).toBe(all.size);
      expect(addNumbers(addNumbers([], second), first)).toEqual(spans);
      const flat = (each: Spans) =>
        each.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
      expect(flat(missingIn(spans, 60))).toEqual(
        Array.from({ length: 60 }, (_, i) => i + 1).filter((n) => !all.has(n)),
      );
    }),
    { seed: 33, numRuns: 100 },
  );
});
