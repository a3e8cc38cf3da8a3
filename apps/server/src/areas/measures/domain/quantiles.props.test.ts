import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantilesOf, type Span } from './quantiles.ts';

const seconds = fc.integer({ min: 0, max: 100_000 });
const over = (each: readonly number[]): Span[] => each.map((one) => ({ seconds: one, isOver: true }));
const plain = (sorted: readonly number[], part: number) => sorted[Math.ceil(sorted.length * part) - 1];

describe('how long things take', () => {
  test('where all are over, these are the plain median, 95th percentile and mean', () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1, maxLength: 60 }), (each) => {
        const sorted = each.toSorted((one, other) => one - other);
        const { median, p95, mean } = quantilesOf(over(each));
        expect(median).toBe(plain(sorted, 0.5));
        expect(p95).toBe(plain(sorted, 0.95));
        expect(mean).toBeCloseTo(each.reduce((sum, one) => sum + one, 0) / each.length, 3);
      }),
      { seed: 5, numRuns: 50 * depth },
    );
  });

  test('what still runs never makes a figure better than if it had ended now, nor is it dropped', () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 2, maxLength: 40 }), fc.infiniteStream(fc.boolean()), (each, coin) => {
        const spans = each.map((one) => ({ seconds: one, isOver: coin.next().value === true }));
        const censored = quantilesOf(spans);
        const flattered = quantilesOf(over(each));
        for (const name of ['median', 'p95'] as const)
          if (censored[name] !== undefined) expect(censored[name]).toBeGreaterThanOrEqual(flattered[name] ?? 0);
      }),
      { seed: 6, numRuns: 50 * depth },
    );
  });

  test('known answers: of 6 patients with two still there, as in the textbooks; of none that ended, nothing is said', () => {
    const spans = [1, 2, 3, 4, 5, 6].map((each) => ({ seconds: each, isOver: each !== 2 && each !== 4 }));
    expect(quantilesOf(spans)).toMatchObject({ median: 5, p95: 6 });
    expect(quantilesOf([{ seconds: 9, isOver: false }])).toMatchObject({ median: undefined, p95: undefined, mean: 9 });
    expect(quantilesOf([])).toEqual({ median: undefined, p95: undefined, mean: undefined });
  });
});
