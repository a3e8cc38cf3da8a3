import { describe, expect, test } from 'vitest';
import { binCount, binNames, categoryBins, countCategories, countNumbers, numericBins } from './bins.ts';
import { contingency, goodnessOfFit } from './chi-square.ts';
import { jensenShannon, populationStability } from './divergence.ts';
import { driftLevel, type Judged } from './drift-level.ts';
import { judgeDrift, type Distance, type Gates } from './judge-drift.ts';
import { significant } from './multiple-testing.ts';
import { sorted } from './sorted.ts';

describe('bins', () => {
  test('lie at the reference’s quantiles, equal edges once, and are closed on the right', () => {
    const bins = numericBins([1, 1, 1, 1, 1, 1, 1, 1, 1, 5], 4);
    expect(bins).toEqual({ kind: 'numeric', edges: [1] });
    expect(countNumbers([1], [1, 1.0001, -9, Number.NaN, Infinity])).toEqual([2, 2, 1]);
  });

  test('take a value on an edge below it, and the missing apart', () => {
    expect(countNumbers([0, 10], [0, 10, 10.5, Number.NaN])).toEqual([1, 1, 1, 1]);
    expect(binNames({ kind: 'numeric', edges: [0, 10] })).toEqual(['up to 0', '0 to 10', 'over 10', 'missing']);
  });

  test('count what the reference never had as unseen', () => {
    const bins = categoryBins(['b', 'a', null, 'b']);
    expect(bins).toEqual({ kind: 'categories', categories: ['a', 'b'] });
    expect(countCategories(['a', 'b'], ['a', 'c', null, 'd'])).toEqual([1, 0, 2, 1]);
    expect(binNames(bins)).toHaveLength(binCount(bins));
  });

  test('of a reference without a number are one', () => {
    const bins = numericBins([Number.NaN], 10);
    expect(bins).toEqual({ kind: 'numeric', edges: [] });
    expect(binNames(bins)).toEqual(['all', 'missing']);
    expect(countNumbers([], [3, Number.NaN])).toEqual([1, 1]);
  });
});

describe('distances', () => {
  test('a new category is the largest term of the index, not an infinite one and not none', () => {
    // Two bins, each empty on one side: twice (1 − 1e-4) · ln 1e4.
    expect(populationStability([100, 0], [0, 100])).toBeCloseTo(2 * (1 - 1e-4) * Math.log(1e4), 12);
  });

  test('the index is symmetric, and nothing between equals', () => {
    expect(populationStability([10, 20, 70], [1, 2, 7])).toBe(0);
    expect(populationStability([10, 90], [30, 70])).toBeCloseTo(
      0.2 * Math.log(0.3 / 0.1) + (0.7 - 0.9) * Math.log(0.7 / 0.9),
      12,
    );
  });

  test('disjoint populations are √ln 2 apart by Jensen–Shannon', () => {
    expect(jensenShannon([5, 0], [0, 9])).toBeCloseTo(Math.sqrt(Math.LN2), 12);
  });

  test('an empty side has no distance, and a chance of nothing', () => {
    expect(populationStability([0, 0], [1, 2])).toBeUndefined();
    expect(jensenShannon([1, 2], [0, 0])).toBeUndefined();
    expect(contingency([0, 0], [1, 2])).toBeUndefined();
    expect(contingency([3, 0], [4, 0])).toBeUndefined();
  });

  test('a category that the reference has not makes goodness of fit infinite, and its chance nothing', () => {
    expect(goodnessOfFit([10, 0], [9, 1])).toEqual({ statistic: Infinity, freedom: 1, p: 0 });
  });

  test('what is not a number is missing', () => {
    expect(sorted([3, Number.NaN, 1])).toEqual({ values: Float64Array.of(1, 3), missing: 1 });
  });
});

const gates: Gates = {
  minimumRows: 100,
  possibleFrom: 0.1,
  driftFrom: 0.25,
  alpha: 0.05,
  control: 'benjamini-hochberg',
};
const distance = (psi: number, p: number, rows = 1_000): Distance => ({
  name: 'age',
  psi,
  p,
  referenceRows: 1_000,
  currentRows: rows,
});

describe('verdicts [GOV 7.9]', () => {
  test('a chance alone is no drift, however small: with enough rows everything is significant', () => {
    expect(judgeDrift([distance(0.099, 1e-300, 1e7)], gates)).toEqual(['stable']);
  });

  test('a distance on its border counts, and is certain only where the test agrees', () => {
    expect(judgeDrift([distance(0.25, 0.2)], gates)).toEqual(['possible']);
    expect(judgeDrift([distance(0.25, 0.01)], gates)).toEqual(['drift']);
    expect(judgeDrift([distance(0.1, 0.5)], gates)).toEqual(['possible']);
  });

  test('too few rows are insufficient on either side, and take no part in the control of the others', () => {
    expect(judgeDrift([distance(9, 0, 99), distance(0.3, 0.04)], gates)).toEqual(['insufficient', 'drift']);
  });

  test('one in a hundred tests below α is not drift', () => {
    const many = Array.from({ length: 100 }, (_, i) => distance(0.3, i === 0 ? 0.04 : 0.5));
    expect(judgeDrift(many, gates)[0]).toBe('possible');
    expect(judgeDrift(many, { ...gates, control: 'none' })[0]).toBe('drift');
  });

  test('control is strict', () => {
    expect(significant([0.05], 0.05, 'benjamini-hochberg')).toEqual([false]);
    expect(significant([0.025, 0.9], 0.05, 'bonferroni')).toEqual([false, false]);
    expect(significant([0.0249, 0.9], 0.05, 'bonferroni')).toEqual([true, false]);
  });
});

const limits = { importantShare: 0.5, accuracyBelow: 0.92, usersOver: 0.1 };
const feature = (verdict: Judged['verdict'], importance?: number): Judged => ({ what: 'feature', verdict, importance });

describe('how bad drift is', () => {
  test.each([
    ['nothing', [feature('stable'), feature('insufficient')], {}, undefined],
    ['possible drift', [feature('possible')], { isObjectiveMissed: true }, 'possible'],
    ['one feature', [feature('drift', 0.1), feature('possible', 0.9)], {}, 'feature'],
    ['features of half the importance', [feature('drift', 0.2), feature('drift', 0.3)], {}, 'serious'],
    ['the prediction', [{ what: 'prediction', verdict: 'drift' }], {}, 'serious'],
    ['a feature while accuracy is low', [feature('drift')], { sliceAccuracy: 0.919 }, 'serious'],
    ['a feature at the objective exactly', [feature('drift')], { sliceAccuracy: 0.92 }, 'feature'],
    ['drift while the objective is missed', [feature('drift')], { isObjectiveMissed: true }, 'worst'],
    ['drift that one user in nine feels', [feature('drift')], { usersAffected: 0.11 }, 'worst'],
    ['drift that one user in ten feels', [feature('drift')], { usersAffected: 0.1 }, 'feature'],
  ] as const)('%s [GOV 3.1.1, 4.5]', (_, judged, now, level) => {
    expect(driftLevel(judged, now, limits)?.level).toBe(level);
  });
});
