import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rollUp, sum } from './counts.ts';
import { sliced } from './slices.ts';
import { HOUR_MS, MINUTE_MS } from './window.ts';

const accuracy = {
  kind: 'time-slices',
  minutes: 60,
  goodAt: { numerator: 92, denominator: 100 },
  needs: 50,
  noDataAbove: { numerator: 20, denominator: 100 },
  missing: 'not-counted',
} as const;
const hour = (index: number, total: bigint, bad: bigint) => ({ at: index * HOUR_MS, total, bad });

test('a slice at exactly 92 % is good, one under 50 labelled counts nowhere [GOV 4.3]', () => {
  const { points, insufficient, isBlind } = sliced(
    [hour(0, 100n, 8n), hour(1, 100n, 9n), hour(2, 49n, 49n), hour(3, 100n, 0n), hour(4, 100n, 0n)],
    accuracy,
    undefined,
  );
  expect(points.map(({ bad }) => bad)).toEqual([0n, 1n, 0n, 0n]);
  expect({ insufficient, isBlind }).toEqual({ insufficient: 1, isBlind: false });
});

test('more than a fifth insufficient is no data, not green [GOV 4.3]', () => {
  expect(sliced([hour(0, 9n, 0n), hour(1, 99n, 0n), hour(2, 99n, 0n)], accuracy, undefined).isBlind).toBe(true);
});

test('an expected slice that never came is bad where the definition says so', () => {
  const strict = { ...accuracy, missing: 'bad' } as const;
  const { points } = sliced([hour(0, 99n, 0n), hour(2, 99n, 0n)], strict, { from: 0, to: 3 * HOUR_MS });
  expect(points.map(({ bad }) => bad)).toEqual([0n, 1n, 0n]);
});

test('minutes merge to hours without losing an event, in any order', () => {
  const points = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 600 }).map((minute) => minute * MINUTE_MS),
      total: fc.bigInt({ min: 0n, max: 10n ** 12n }),
      bad: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    }),
  );
  fc.assert(
    fc.property(points, (given) => {
      expect(sum(rollUp(given, HOUR_MS))).toEqual(sum(given));
      expect(rollUp([...given].reverse(), HOUR_MS)).toEqual(rollUp(given, HOUR_MS));
      expect(rollUp(rollUp(given, MINUTE_MS), HOUR_MS)).toEqual(rollUp(given, HOUR_MS));
    }),
    { seed: 12, numRuns: 50 },
  );
});
