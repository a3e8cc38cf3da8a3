import { kolmogorovTail, type KolmogorovSmirnov } from './kolmogorov-smirnov.ts';

/**
 * Statistics for samples of which only counts between common edges are known: bin i is above edge i − 1, up to edge i,
 * the outer two open. There is one more count than there are edges.
 */

/**
 * Kolmogorov–Smirnov at the edges. Between them the samples may be further apart, so D is a lower bound, and p, by
 * Kolmogorov's series, an upper one: what it finds is real.
 */
export function kolmogorovSmirnovOfCounts(
  edges: readonly number[],
  reference: readonly number[],
  current: readonly number[],
): KolmogorovSmirnov | undefined {
  const n = total(reference);
  const m = total(current);
  if (n === 0 || m === 0) return undefined;
  let [left, right, d, at] = [0, 0, 0, edges[0] ?? 0];
  edges.forEach((edge, i) => {
    left += reference[i]! / n;
    right += current[i]! / m;
    if (Math.abs(left - right) <= d) return;
    d = Math.abs(left - right);
    at = edge;
  });
  return { d, at, p: kolmogorovTail(Math.sqrt((n / (n + m)) * m) * d), method: 'series' };
}

/**
 * Wasserstein-1 between the outermost edges: values beyond them count as if on them, so it is a lower bound up to a
 * bin's width.
 */
export function wassersteinOfCounts(
  edges: readonly number[],
  reference: readonly number[],
  current: readonly number[],
): number | undefined {
  const n = total(reference);
  const m = total(current);
  if (n === 0 || m === 0) return undefined;
  let [apart, sum] = [0, 0];
  for (let i = 0; i + 1 < edges.length; i++) {
    const before = apart;
    apart += reference[i]! / n - current[i]! / m;
    // Within a bin both functions are assumed to rise linearly; the first bin's share is at the first edge.
    sum += ((Math.abs(i === 0 ? apart : before) + Math.abs(apart)) / 2) * (edges[i + 1]! - edges[i]!);
  }
  return sum;
}

/**
 * Where to merge fine bins into at most `bins`, each with about the same share of the reference: for each cut, the
 * number of fine bins below it. Empty if the reference is.
 */
export function groupBins(reference: readonly number[], bins: number): number[] {
  const n = total(reference);
  const cuts: number[] = [];
  let [below, share] = [0, 1];
  for (let i = 0; i + 1 < reference.length && share < bins && n > 0; i++) {
    below += reference[i]!;
    if (below * bins < share * n) continue;
    cuts.push(i + 1);
    // A bin that holds several shares at once uses all of them up.
    share = Math.floor((below * bins) / n) + 1;
  }
  return cuts;
}

/** Sums counts of fine bins between the cuts of `groupBins`. */
export function grouped(counts: readonly number[], cuts: readonly number[]): number[] {
  const bounds = [0, ...cuts, counts.length];
  return bounds.slice(1).map((to, i) => total(counts.slice(bounds[i], to)));
}

/**
 * Finer edges if nearly all of a sample falls between a few: `parts` equal ones over its observed range. Undefined if
 * the edges separate it well enough, or if it is beyond the outermost.
 */
export function refinedEdges(edges: readonly number[], counts: readonly number[], parts: number): number[] | undefined {
  const n = total(counts);
  const largest = Math.max(...counts);
  if (n === 0 || largest * COARSE_WHEN <= n) return undefined;
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  const from = edges[first - 1];
  const to = edges[last];
  if (from === undefined || to === undefined) return undefined;
  return Array.from({ length: parts + 1 }, (_, i) => from + ((to - from) * i) / parts);
}

/** Edges are too coarse if one bin holds more than a quarter. */
const COARSE_WHEN = 4;

/** The sum of counts. */
export const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
