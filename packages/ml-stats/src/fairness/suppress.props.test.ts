import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suppressed } from './suppress.ts';
import { tally } from './tally.ts';

const row = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 1 }), fc.nat({ max: 2 }));

test('nothing that leaves, and no difference of two things that leave, is below five [GOV 7.15]', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 120 }), (rows) => {
      const groups = tally(
        ['a', 'b', 'c', 'd'],
        rows.map(([group]) => group),
        rows.map(([, chosen]) => chosen),
        rows.map(([, , truth]) => truth),
      );
      for (const out of suppressed(groups, 5)) {
        const { rows: n, selected, positives, negatives, truePositives, falsePositives } = out;
        const known = [n, selected, positives, negatives, truePositives, falsePositives].filter((one) => one !== null);
        expect(known.every((count) => count >= 5)).toBe(true);
        const rest = (whole: number | null, ...parts: (number | null)[]) => {
          if (whole === null || parts.includes(null)) return;
          const left = whole - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
          expect(left === 0 || left >= 5).toBe(true);
        };
        rest(n, selected);
        rest(n, positives, negatives);
        rest(positives, truePositives);
        rest(negatives, falsePositives);
        rest(selected, truePositives, falsePositives);
      }
    }),
    { seed: 12, numRuns: 200 * depth },
  );
});
