import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attribute, UNATTRIBUTED, union } from './attribution.ts';
import { MINUTE_MS } from './window.ts';

const point = fc.record({
  at: fc.integer({ min: 0, max: 30 }).map((minute) => minute * MINUTE_MS),
  total: fc.constant(1_000n),
  bad: fc.bigInt({ min: 0n, max: 1_000n }),
  cause: fc.option(fc.constantFrom('deploy:1', 'provider:a'), { nil: undefined }),
});
const interval = fc
  .tuple(
    fc.constantFrom('deploy:1', 'deploy:2', 'provider:a', 'incident:x'),
    fc.integer({ min: 0, max: 31 * MINUTE_MS }),
    fc.integer({ min: 0, max: 9 * MINUTE_MS }),
  )
  .map(([cause, from, length]) => ({ cause, from, to: from + length }));

test('the sum over causes is the total, whatever overlaps [GOV 9.1]', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), fc.array(interval, { maxLength: 12 }), (points, intervals) => {
      const burned = attribute(points, intervals);
      const total = points.reduce((sum, { bad }) => sum + bad, 0n);
      expect([...burned.values()].reduce((sum, bad) => sum + bad, 0n)).toBe(total);
      expect([...burned.values()].every((bad) => bad > 0n)).toBe(true);
      // Repeating the call, or reversing its input, changes nothing.
      expect(new Map(attribute(points, [...intervals].reverse()))).toEqual(new Map(burned));
    }),
    { seed: 9, numRuns: 100 * depth },
  );
});

test('two probes of one outage are one outage, and half a minute is charged half [GOV 9.1]', () => {
  const outage = [
    { cause: 'provider:a', from: 0, to: 20_000 },
    { cause: 'provider:a', from: 10_000, to: 30_000 },
  ];
  expect(union(outage)).toEqual([{ from: 0, to: 30_000 }]);
  const burned = attribute([{ at: 0, total: 100n, bad: 11n }], outage);
  expect(burned.get('provider:a')).toBe(6n);
  expect(burned.get(UNATTRIBUTED)).toBe(5n);
});

test('points in any order, and long before and after any cause, are charged as each alone would be', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), fc.array(interval, { maxLength: 12 }), (points, intervals) => {
      const alone = new Map<string, bigint>();
      for (const each of points)
        for (const [cause, bad] of attribute([each], intervals)) alone.set(cause, (alone.get(cause) ?? 0n) + bad);
      expect(new Map(attribute([...points].reverse(), intervals))).toEqual(alone);
    }),
    { seed: 10, numRuns: 100 * depth },
  );
});
