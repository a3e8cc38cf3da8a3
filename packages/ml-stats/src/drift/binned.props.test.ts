import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grouped, groupBins, kolmogorovSmirnovOfCounts, refinedEdges, wassersteinOfCounts, total } from './binned.ts';
import { countNumbers } from './bins.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { sorted } from './sorted.ts';
import { wasserstein } from './wasserstein.ts';

const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 });
const edges = Array.from({ length: 42 }, (_, i) => i - 21);
const settings = { seed: 13, numRuns: 200 * depth };
const counted = (values: readonly number[], at: readonly number[]) => countNumbers(at, values).slice(0, -1);

test('with an edge at every value, D is that of the samples; with fewer it is no larger', () => {
  fc.assert(
    fc.property(sample, sample, fc.subarray(edges, { minLength: 1 }), (a, b, some) => {
      const exact = kolmogorovSmirnov(sorted(a).values, sorted(b).values)!.d;
      expect(kolmogorovSmirnovOfCounts(edges, counted(a, edges), counted(b, edges))!.d).toBeCloseTo(exact, 12);
      expect(kolmogorovSmirnovOfCounts(some, counted(a, some), counted(b, some))!.d).toBeLessThanOrEqual(exact + 1e-12);
    }),
    settings,
  );
});

test('Wasserstein-1 is that of the samples up to a bin’s width', () => {
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const exact = wasserstein(sorted(a).values, sorted(b).values)!;
      const mine = wassersteinOfCounts(edges, counted(a, edges), counted(b, edges))!;
      expect(Math.abs(mine - exact)).toBeLessThanOrEqual(1);
    }),
    settings,
  );
});

test('grouping loses nobody, and makes no more bins than asked for', () => {
  fc.assert(
    fc.property(sample, sample, fc.integer({ min: 2, max: 12 }), (a, b, bins) => {
      const cuts = groupBins(counted(a, edges), bins);
      expect(cuts).toEqual([...new Set(cuts)].toSorted((x, y) => x - y));
      const groups = grouped(counted(b, edges), cuts);
      expect(groups.length).toBeLessThanOrEqual(bins);
      expect(total(groups)).toBe(b.length);
    }),
    settings,
  );
});

describe('by hand', () => {
  test('ten even bins of twenty become five of four', () => {
    const even = Array.from({ length: 20 }, () => 3);
    expect(groupBins(even, 5)).toEqual([4, 8, 12, 16]);
    expect(grouped(even, [4, 8, 12, 16])).toEqual([12, 12, 12, 12, 12]);
    expect(groupBins([0, 0, 0], 5)).toEqual([]);
  });

  test('edges are refined where one bin holds nearly all, and left where they tell apart or the range is not known', () => {
    expect(refinedEdges([0, 100, 200], [0, 90, 0, 0], 4)).toEqual([0, 25, 50, 75, 100]);
    expect(refinedEdges([1, 2, 3, 4], [10, 10, 10, 10, 10], 4)).toBeUndefined();
    expect(refinedEdges([0, 100], [5, 90, 1], 4)).toBeUndefined();
    expect(refinedEdges([0, 100], [0, 0, 0], 4)).toBeUndefined();
  });
});
