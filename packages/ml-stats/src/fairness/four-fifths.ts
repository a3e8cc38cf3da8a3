import type { GroupRate } from './disparity.ts';

/** A group's selection rate relative to the highest. `isAdverse` if strictly below the limit: exactly 80 % passes. */
export type Impact = { readonly group: string; readonly ratio: number; readonly isAdverse: boolean };

/** The four-fifths rule of the US guidelines; one entry per group. Empty if nobody is selected or a rate is unknown. */
export function fourFifths(rates: readonly GroupRate[], limit: number): Impact[] {
  const values = rates.map(({ rate }) => rate.value);
  if (values.some((value) => value === null)) return [];
  const highest = Math.max(...values.map(Number));
  if (highest === 0) return [];
  return rates.map(({ group }, i) => {
    const rate = Number(values[i]);
    // 0.48 / 0.6 is 0.7999999999999999 in floating point, so the product is compared, allowing for rounding.
    const isAdverse = rate < limit * highest - 1e-12;
    return { group, ratio: rate / highest, isAdverse };
  });
}
