/** The distance between two samples' distribution functions. `at` is the value where it is largest. */
export type KolmogorovSmirnov = {
  readonly d: number;
  readonly at: number;
  readonly p: number;
  readonly method: 'exact' | 'series';
};

/** Maximum number of lattice points to walk one by one: a few milliseconds. */
const EXACT_UP_TO = 1e6;

/**
 * The two-sample test on sorted samples: D = max |F_a − F_b| over all data points, with ties handled by ≤. p is
 * two-sided, exact by lattice paths if n · m is small, else by Kolmogorov's series with √(nm / (n + m)) · D. Undefined
 * if a sample is empty.
 */
export function kolmogorovSmirnov(a: Float64Array, b: Float64Array): KolmogorovSmirnov | undefined {
  const n = a.length;
  const m = b.length;
  if (n === 0 || m === 0) return undefined;
  let i = 0;
  let j = 0;
  // D in units of 1 / (n m), an integer, so that equality with the bound is exact.
  let furthest = 0;
  let at = Math.min(a[0]!, b[0]!);
  while (i < n && j < m) {
    const left = a[i]!;
    const right = b[j]!;
    const value = left < right ? left : right;
    while (i < n && a[i]! <= value) i++;
    while (j < m && b[j]! <= value) j++;
    const apart = Math.abs(i * m - j * n);
    if (apart > furthest) {
      furthest = apart;
      at = value;
    }
  }
  const d = furthest / n / m;
  return n * m <= EXACT_UP_TO
    ? { d, at, p: reachesBound(n, m, furthest), method: 'exact' }
    : { d, at, p: kolmogorovTail(Math.sqrt((n / (n + m)) * m) * d), method: 'series' };
}

/**
 * The probability that a random path from (0, 0) to (n, m) reaches a distance of `bound` from the diagonal.
 * Probabilities are only added, never subtracted, so small ones keep all their digits.
 */
function reachesBound(n: number, m: number, bound: number): number {
  if (bound === 0) return 1;
  const chance = new Float64Array(m + 1);
  for (let j = 0; j <= m; j++) chance[j] = j * n >= bound ? 1 : 0;
  for (let i = 1; i <= n; i++) {
    if (i * m >= bound) chance[0] = 1;
    for (let j = 1; j <= m; j++) {
      chance[j] = Math.abs(i * m - j * n) >= bound ? 1 : (i * chance[j]! + j * chance[j - 1]!) / (i + j);
    }
  }
  return chance[m]!;
}

/** P(K > λ) of Kolmogorov's limit: the alternating series, or its theta transform where that converges slowly. */
export function kolmogorovTail(lambda: number): number {
  if (lambda <= 0) return 1;
  if (lambda < 1.18) {
    const x = Math.PI ** 2 / (8 * lambda ** 2);
    let below = 0;
    for (let k = 1; k < 20; k += 2) below += Math.exp(-(k ** 2) * x);
    return 1 - (Math.sqrt(2 * Math.PI) / lambda) * below;
  }
  let sum = 0;
  for (let k = 1; k < 20; k++) {
    const term = Math.exp(-2 * k ** 2 * lambda ** 2);
    sum += k % 2 === 1 ? term : -term;
    if (term < 1e-18 * sum) break;
  }
  return Math.min(1, 2 * sum);
}
