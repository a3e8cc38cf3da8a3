import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExponentialHistogram } from './exponential-histogram.ts';

test('sum and squared deviations are those of the values in the window, whatever was added and dropped', () => {
  const act = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -50, max: 50 }) }, fc.constant('drop' as const));
  fc.assert(
    fc.property(fc.array(act, { maxLength: 300 }), (acts) => {
      const window = new ExponentialHistogram(5);
      let values: number[] = [];
      for (const one of acts) {
        if (one === 'drop') window.dropOldest();
        else {
          window.add(one);
          values.push(one);
        }
        values = values.slice(values.length - window.width);
      }
      expect(window.width).toBe(values.length);
      const sum = values.reduce((total, value) => total + value, 0);
      expect(window.sum).toBeCloseTo(sum, 6);
      const mean = sum / Math.max(1, values.length);
      expect(window.deviations).toBeCloseTo(
        values.reduce((total, value) => total + (value - mean) ** 2, 0),
        4,
      );
      const buckets = [...window.oldestFirst()];
      expect(buckets.map(({ width }) => width)).toEqual(buckets.map(({ width }) => width).toSorted((a, b) => b - a));
    }),
    { seed: 11, numRuns: 100 * depth },
  );
});
