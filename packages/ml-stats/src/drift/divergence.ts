import { total } from './binned.ts';

/** Smaller shares are raised to this on both sides, so that an empty bin is a large term, never an infinite one. */
const SHARE_FLOOR = 1e-4;

/**
 * Population stability index, Σ (p − q) ln(p / q) over fixed bins; symmetric, natural logarithm. Shares are floored on
 * both sides and not renormalised. Undefined if a side is empty.
 */
export function populationStability(reference: readonly number[], current: readonly number[]): number | undefined {
  const n = total(reference);
  const m = total(current);
  if (n === 0 || m === 0) return undefined;
  let sum = 0;
  for (let i = 0; i < reference.length; i++) {
    const p = Math.max(reference[i]! / n, SHARE_FLOOR);
    const q = Math.max(current[i]! / m, SHARE_FLOOR);
    sum += (q - p) * Math.log(q / p);
  }
  return sum;
}

/** Jensen–Shannon distance √(½ KL(p‖m) + ½ KL(q‖m)), natural logarithm: 0 to √ln 2 ≈ 0.8326. */
export function jensenShannon(reference: readonly number[], current: readonly number[]): number | undefined {
  const n = total(reference);
  const m = total(current);
  if (n === 0 || m === 0) return undefined;
  let sum = 0;
  for (let i = 0; i < reference.length; i++) {
    const p = reference[i]! / n;
    const q = current[i]! / m;
    const middle = (p + q) / 2;
    if (p > 0) sum += p * Math.log(p / middle);
    if (q > 0) sum += q * Math.log(q / middle);
  }
  return Math.sqrt(Math.max(0, sum / 2));
}
