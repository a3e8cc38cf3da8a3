/** How to limit chance findings among many simultaneous tests. */
export type Control = 'benjamini-hochberg' | 'bonferroni' | 'none';

/**
 * Which p-values are significant. Benjamini–Hochberg: all up to the largest i with p(i) < α · i / m; Bonferroni: p < α
 * / m. Strict, as in other tools that offer it.
 */
export function significant(ps: readonly number[], alpha: number, control: Control): boolean[] {
  const m = ps.length;
  if (control === 'none') return ps.map((p) => p < alpha);
  if (control === 'bonferroni') return ps.map((p) => p < alpha / m);
  const rising = ps.toSorted((a, b) => a - b);
  const last = rising.findLastIndex((p, i) => p < (alpha * (i + 1)) / m);
  if (last < 0) return ps.map(() => false);
  return ps.map((p) => p <= rising[last]!);
}
