import { upperGamma } from './gamma.ts';
import { total } from './binned.ts';

export type ChiSquare = { readonly statistic: number; readonly freedom: number; readonly p: number };

/** P(X ≥ statistic) for a chi-square distribution. */
export const chiSquareTail = (statistic: number, freedom: number): number => upperGamma(freedom / 2, statistic / 2);

/**
 * Goodness of fit: Σ (O − E)² / E, with E the reference's counts scaled to the current total. A category missing from
 * the reference makes it infinite (p = 0), as it should: it had no probability. Undefined with fewer than two bins.
 */
export function goodnessOfFit(reference: readonly number[], current: readonly number[]): ChiSquare | undefined {
  const n = total(reference);
  const m = total(current);
  let statistic = 0;
  let bins = 0;
  for (let i = 0; i < reference.length; i++) {
    const expected = (reference[i]! * m) / n;
    const observed = current[i]!;
    if (expected === 0 && observed === 0) continue;
    bins++;
    statistic += (observed - expected) ** 2 / expected;
  }
  return tested(n, m, statistic, bins);
}

/** Contingency of a 2 × k table, E = row · column / N, without Yates's correction, which scipy applies to 2 × 2. */
export function contingency(reference: readonly number[], current: readonly number[]): ChiSquare | undefined {
  const n = total(reference);
  const m = total(current);
  let statistic = 0;
  let bins = 0;
  for (let i = 0; i < reference.length; i++) {
    const column = reference[i]! + current[i]!;
    if (column === 0) continue;
    bins++;
    const first = (n * column) / (n + m);
    const second = (m * column) / (n + m);
    statistic += (reference[i]! - first) ** 2 / first + (current[i]! - second) ** 2 / second;
  }
  return tested(n, m, statistic, bins);
}

function tested(n: number, m: number, statistic: number, bins: number): ChiSquare | undefined {
  if (n === 0 || m === 0 || bins < 2) return undefined;
  return { statistic, freedom: bins - 1, p: chiSquareTail(statistic, bins - 1) };
}
