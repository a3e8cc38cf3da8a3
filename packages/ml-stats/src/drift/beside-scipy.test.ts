import { describe, expect, test } from 'vitest';
import { scipy } from '../../fixtures/scipy.ts';
import { wilson } from '../fairness/interval.ts';
import { contingency, goodnessOfFit } from './chi-square.ts';
import { jensenShannon } from './divergence.ts';
import { upperGamma } from './gamma.ts';
import { kolmogorovSmirnov, kolmogorovTail } from './kolmogorov-smirnov.ts';
import { significant } from './multiple-testing.ts';
import { quantiles } from './quantiles.ts';
import { sorted } from './sorted.ts';
import { wasserstein } from './wasserstein.ts';

/** To one part in a billion, and for small probabilities to nine digits. */
function expectClose(mine: number | undefined, theirs: number): void {
  expect(mine).toBeDefined();
  expect(Math.abs(mine! - theirs)).toBeLessThanOrEqual(1e-9 * Math.min(1, Math.max(Math.abs(theirs), 1e-290)) + 1e-300);
}

describe('beside scipy [GOV 7.9]', () => {
  test.each(scipy.samples)('two samples, $name: D, its exact p, Wasserstein-1, deciles', (sample) => {
    const a = sorted(sample.a).values;
    const b = sorted(sample.b).values;
    const ks = kolmogorovSmirnov(a, b);
    expect(ks?.method).toBe('exact');
    expectClose(ks?.d, sample.d);
    expectClose(ks?.p, sample.p);
    expectClose(wasserstein(a, b), sample.wasserstein);
    const shares = sample.deciles.map((_, i) => (i + 1) / 10);
    quantiles(Float64Array.from(sample.a), shares).forEach((value, i) => {
      expect(value).toBeCloseTo(sample.deciles[i]!, 12);
    });
  });

  test('Kolmogorov’s tail, on both sides of where the series change', () => {
    for (const [lambda, p] of scipy.kolmogorov) expectClose(kolmogorovTail(lambda), p);
  });

  test('the upper incomplete gamma function', () => {
    for (const [a, x, p] of scipy.gamma) expectClose(upperGamma(a, x), p);
  });

  test.each(scipy.tables)('tables of $reference beside $current', (table) => {
    const both = contingency(table.reference, table.current);
    expectClose(both?.statistic, table.contingency[0]);
    expectClose(both?.p, table.contingency[1]);
    expectClose(jensenShannon(table.reference, table.current), table.jensenShannon);
    if (table.fit === null) return;
    const fit = goodnessOfFit(table.reference, table.current);
    expectClose(fit?.statistic, table.fit[0]);
    expectClose(fit?.p, table.fit[1]);
  });

  test('Benjamini and Hochberg’s control', () => {
    const { p, adjusted } = scipy.controlled;
    for (const alpha of [0.01, 0.02, 0.05, 0.07, 0.25])
      expect(significant(p, alpha, 'benjamini-hochberg')).toEqual(adjusted.map((one) => one < alpha));
  });

  test('Wilson’s interval', () => {
    for (const [successes, n, from, to] of scipy.wilson) {
      const interval = wilson(successes, n);
      expect(interval.from).toBeCloseTo(from, 9);
      expect(interval.to).toBeCloseTo(to, 9);
    }
  });
});
