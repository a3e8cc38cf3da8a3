import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from './budget.ts';
import type { Definition } from './definition.ts';

const FIFTH = { numerator: 1, denominator: 5 };
const rolling = { kind: 'rolling', minutes: 28 * 24 * 60 } as const;
const of = (change: Partial<Definition>) => ({
  target: { numerator: 99, denominator: 100 },
  comparator: 'at-least' as const,
  window: rolling,
  freezeWindow: rolling,
  ...change,
});

/** The oracle: rational numbers as pairs, by textbook rules, sharing no code with the engine. */
type Rational = readonly [bigint, bigint];
const minus = ([a, b]: Rational, [c, d]: Rational): Rational => [a * d - c * b, b * d];
const divide = ([a, b]: Rational, [c, d]: Rational): Rational => (c < 0n ? [-a * d, -b * c] : [a * d, b * c]);
const isLess = ([a, b]: Rational, [c, d]: Rational): boolean => a * d < c * b;
const remainingOf = (total: bigint, bad: bigint, [num, den]: Rational): Rational => {
  const allowed: Rational = [(den - num) * total, den];
  return divide(minus(allowed, [bad, 1n]), allowed);
};

const shares = fc
  .integer({ min: 2, max: 10_000 })
  .chain((den) => fc.tuple(fc.integer({ min: 1, max: den - 1 }), fc.constant(den)));

describe('the freeze point [GOV 4.6] [GOV 4.7]', () => {
  test('is the oracle’s, for any target and any counts up to 10^15', () => {
    fc.assert(
      fc.property(
        shares,
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        ([numerator, denominator], total, any) => {
          const bad = any % (total + 1n);
          const budget = judge(of({ target: { numerator, denominator } }), { total, bad }, FIFTH);
          const oracle = remainingOf(total, bad, [BigInt(numerator), BigInt(denominator)]);
          expect(budget.freezes).toBe(isLess(oracle, [1n, 5n]));
          expect(budget.remaining.num * oracle[1]).toBe(oracle[0] * budget.remaining.den);
        },
      ),
      { seed: 4, numRuns: 200 * depth },
    );
  });

  test('exactly a fifth left does not freeze, one bad event more does', () => {
    fc.assert(
      fc.property(shares, fc.bigInt({ min: 1n, max: 10n ** 9n }), ([numerator, denominator], factor) => {
        // Enough events to make four fifths of the allowance an integer.
        const total = 5n * BigInt(denominator) * factor;
        const bad = 4n * BigInt(denominator - numerator) * factor;
        const definition = of({ target: { numerator, denominator } });
        expect(judge(definition, { total, bad }, FIFTH)).toMatchObject({
          remaining: { num: 1n, den: 5n },
          freezes: false,
        });
        expect(judge(definition, { total, bad: bad + 1n }, FIFTH)).toMatchObject({ freezes: true });
      }),
      { seed: 5, numRuns: 100 * depth },
    );
  });

  test.each([
    ['ML-SLO-001', { numerator: 99, denominator: 100 }, 1_000_000_000n, 8_000_000n],
    ['ML-SLO-002', { numerator: 99, denominator: 100 }, 125n, 1n],
    ['ML-SLO-003', { numerator: 95, denominator: 100 }, 700n, 28n],
    ['ML-SLO-004', { numerator: 99, denominator: 100 }, 8_000n, 64n],
  ])('%s: a fifth left is no freeze, the next bad event is', (_, target, total, bad) => {
    const sparse = { under: 100, freezesAt: 2 };
    const definition = of({ target, window: { kind: 'calendar', unit: 'week' }, sparse });
    expect(judge(definition, { total, bad }, FIFTH).freezes).toBe(false);
    expect(judge(definition, { total, bad: bad + 1n }, FIFTH).freezes).toBe(true);
  });

  test('worse counts never thaw', () => {
    const sparse = { under: 100, freezesAt: 2 };
    fc.assert(
      fc.property(shares, fc.bigInt({ min: 1n, max: 5_000n }), ([numerator, denominator], total) => {
        const definition = of({
          target: { numerator, denominator },
          sparse,
          window: { kind: 'calendar', unit: 'week' },
        });
        let before = false;
        for (let bad = 0n; bad <= total && bad < 50n; bad += 1n) {
          const { freezes } = judge(definition, { total, bad }, FIFTH);
          expect(before && !freezes).toBe(false);
          before = freezes;
        }
      }),
      { seed: 6, numRuns: 50 * depth },
    );
  });
});

describe('a target of everything [GOV 4.5]', () => {
  const definition = of({
    target: { numerator: 1, denominator: 1 },
    freezeWindow: { kind: 'calendar', unit: 'month' },
  });
  test('is whole without a miss, and freezes at the first', () => {
    expect(judge(definition, { total: 9n, bad: 0n }, FIFTH)).toMatchObject({
      state: 'intact',
      isMet: true,
      freezes: false,
    });
    expect(judge(definition, { total: 9n, bad: 1n }, FIFTH)).toMatchObject({
      state: 'exhausted',
      remaining: { num: 0n, den: 1n },
      isMet: false,
      freezes: true,
    });
  });
});

describe('few events [GOV 4.4]', () => {
  const weekly = of({ window: { kind: 'calendar', unit: 'week' }, sparse: { under: 100, freezesAt: 2 } });
  test('one daily pipeline: the first miss shows, the second freezes', () => {
    expect(judge(weekly, { total: 28n, bad: 1n }, FIFTH)).toMatchObject({
      state: 'exhausted',
      isMet: false,
      freezes: false,
    });
    expect(judge(weekly, { total: 28n, bad: 2n }, FIFTH).freezes).toBe(true);
  });

  test('an hourly pipeline is not sparse: 672 runs freeze at the sixth miss', () => {
    expect(judge(weekly, { total: 672n, bad: 5n }, FIFTH).freezes).toBe(false);
    expect(judge(weekly, { total: 672n, bad: 6n }, FIFTH).freezes).toBe(true);
  });
});

describe('met is a fact of its own', () => {
  const counts = { total: 100n, bad: 1n };
  test('at exactly 1 % failures "< 1 %" is missed and "at least 99 %" is met [GOV 4.1] [GOV 4.4]', () => {
    expect(judge(of({ comparator: 'more-than' }), counts, FIFTH)).toMatchObject({ isMet: false, state: 'exhausted' });
    expect(judge(of({}), counts, FIFTH)).toMatchObject({ isMet: true, state: 'exhausted' });
  });

  test('nothing happened: no data, neither met nor frozen', () => {
    expect(judge(of({}), { total: 0n, bad: 0n }, FIFTH)).toMatchObject({
      state: 'no-data',
      isMet: undefined,
      freezes: false,
    });
  });
});
