import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binCount, countNumbers, numericBins } from './bins.ts';
import { jensenShannon, populationStability } from './divergence.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { quantiles } from './quantiles.ts';
import { sorted } from './sorted.ts';
import { wasserstein } from './wasserstein.ts';

// Small integers produce ties, halves produce edges between them.
const number = fc.oneof(
  fc.integer({ min: -8, max: 8 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0, -0, 1e-12),
);
const sample = fc.array(number, { minLength: 1, maxLength: 40 });
const settings = { seed: 10, numRuns: 200 * depth };

test('D and Wasserstein-1 are what their definitions say, value by value', () => {
  fc.assert(
    fc.property(sample, sample, (first, second) => {
      const a = sorted(first).values;
      const b = sorted(second).values;
      const share = (of: Float64Array, x: number) => of.filter((value) => value <= x).length / of.length;
      const points = [...a, ...b].toSorted((x, y) => x - y);
      const apart = points.map((x) => Math.abs(share(a, x) - share(b, x)));
      expect(kolmogorovSmirnov(a, b)!.d).toBeCloseTo(Math.max(...apart), 12);
      const area = points.slice(1).reduce((sum, x, i) => sum + apart[i]! * (x - points[i]!), 0);
      expect(Math.abs(wasserstein(a, b)! - area)).toBeLessThanOrEqual(1e-9 * Math.max(1, area));
    }),
    settings,
  );
});

test('neither asks which sample came first, and both are nothing only between equals', () => {
  fc.assert(
    fc.property(sample, sample, (first, second) => {
      const a = sorted(first).values;
      const b = sorted(second).values;
      expect(kolmogorovSmirnov(a, b)!.p).toBeCloseTo(kolmogorovSmirnov(b, a)!.p, 10);
      expect(wasserstein(a, b)!).toBeCloseTo(wasserstein(b, a)!, 6);
      expect(kolmogorovSmirnov(a, a)).toMatchObject({ d: 0, p: 1 });
      expect(wasserstein(a, a)).toBe(0);
    }),
    settings,
  );
});

test('quantiles are those of the sorted sample', () => {
  fc.assert(
    fc.property(sample, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (values, shares) => {
      const all = values.toSorted((x, y) => x - y);
      const mine = quantiles(Float64Array.from(values), shares);
      shares.forEach((share, i) => {
        const at = share * (all.length - 1);
        const low = all[Math.floor(at)]!;
        expect(mine[i]! + 0).toBe(low + (all[Math.ceil(at)]! - low) * (at - Math.floor(at)) + 0);
      });
    }),
    settings,
  );
});

test('every value lies in one bin, and a sample is at no distance from itself', () => {
  fc.assert(
    fc.property(sample, sample, fc.integer({ min: 2, max: 12 }), (reference, current, bins) => {
      const frozen = numericBins(reference, bins);
      if (frozen.kind !== 'numeric') throw new Error('numeric');
      const counts = countNumbers(frozen.edges, current);
      expect(counts).toHaveLength(binCount(frozen));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(current.length);
      expect(populationStability(counts, counts)).toBe(0);
      const before = countNumbers(frozen.edges, reference);
      expect(populationStability(before, counts)).toBeCloseTo(populationStability(counts, before)!, 12);
      expect(populationStability(before, counts)!).toBeGreaterThanOrEqual(0);
      expect(jensenShannon(before, counts)!).toBeLessThanOrEqual(Math.sqrt(Math.LN2) + 1e-12);
    }),
    settings,
  );
});
