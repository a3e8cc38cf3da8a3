import { quantiles } from './quantiles.ts';

/**
 * Bins frozen when a reference is taken, so that whatever comes later is counted into the same. Counts stand in this
 * order: numeric, the intervals from below to above and then the missing; categories, each in its place, then the unseen
 * and then the missing.
 */
export type Bins =
  | { readonly kind: 'numeric'; /** Upper edges, rising; the outer bins are open. */ readonly edges: readonly number[] }
  | { readonly kind: 'categories'; readonly categories: readonly string[] };

/** Edges at the reference's quantiles, equal ones once. Right-closed: what equals an edge lies below it. */
export function numericBins(reference: ArrayLike<number>, bins: number): Bins {
  const finite = finiteOf(reference);
  if (finite.length === 0) return { kind: 'numeric', edges: [] };
  const shares = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
  return { kind: 'numeric', edges: [...new Set(quantiles(finite, shares))] };
}

/** Without infinities and what is not a number; the sample itself where there is none, for a copy costs as much as counting. */
function finiteOf(sample: ArrayLike<number>): Float64Array {
  const values = sample instanceof Float64Array ? sample : Float64Array.from(sample);
  let others = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! - values[i]! !== 0) others++;
  return others === 0 ? values : values.filter((value) => Number.isFinite(value));
}

/** Categories in the order of their code points, so that two references of the same are the same. */
export function categoryBins(reference: Iterable<string | null>): Bins {
  const seen = new Set<string>();
  for (const value of reference) if (value !== null) seen.add(value);
  return { kind: 'categories', categories: [...seen].toSorted() };
}

/** How many counts the bins have, the missing and the unseen included. */
export const binCount = (bins: Bins): number =>
  bins.kind === 'numeric' ? bins.edges.length + 2 : bins.categories.length + 2;

/** Counts numbers; what is not a number is missing. One pass, with no call in it and at most a comparison or two a value. */
export function countNumbers(edges: readonly number[], sample: ArrayLike<number>): number[] {
  const values = sample instanceof Float64Array ? sample : new Float64Array(sample);
  const last = edges.length;
  const bounds = new Float64Array(last + 1).fill(Infinity);
  bounds.set(edges);
  const counts = new Uint32Array(last + 2);
  const first = edges[0] ?? 0;
  const scale = CELLS / ((edges.at(-1) ?? 0) - first);
  const begin = cellsOf(edges);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const place = (value - first) * scale;
    let bin = begin[place > 0 ? (place < CELLS ? place | 0 : CELLS) : 0]!;
    while (value > bounds[bin]!) bin++;
    counts[value === value ? bin : last + 1]!++;
  }
  return [...counts];
}

const CELLS = 1024;

/**
 * In which bin to begin looking for a value, by its cell of the range: the first that can hold it. From one cell earlier, so
 * that no rounding of a cell's border skips a bin. Where there is no range, all begin at the first.
 */
function cellsOf(edges: readonly number[]): Uint16Array {
  const begin = new Uint16Array(CELLS + 1);
  const first = edges[0] ?? 0;
  const width = ((edges.at(-1) ?? 0) - first) / CELLS;
  for (let cell = 1, bin = 0; cell <= CELLS && width > 0; cell++) {
    while (bin < edges.length && edges[bin]! < first + (cell - 1) * width) bin++;
    begin[cell] = bin;
  }
  return begin;
}

/** Counts categories; what the reference did not have is unseen. */
export function countCategories(categories: readonly string[], sample: Iterable<string | null>): number[] {
  const place = new Map(categories.map((category, at) => [category, at]));
  const counts = Array.from({ length: categories.length + 2 }, () => 0);
  for (const value of sample)
    counts[value === null ? categories.length + 1 : (place.get(value) ?? categories.length)]!++;
  return counts;
}

/** What each bin is called on a plot. */
export function binNames(bins: Bins): string[] {
  if (bins.kind === 'categories') return [...bins.categories, 'unseen', 'missing'];
  const { edges } = bins;
  if (edges.length === 0) return ['all', 'missing'];
  const shown = edges.map((edge) => String(Number(edge.toPrecision(4))));
  const inner = shown.slice(1).map((upper, at) => `${shown[at]!} to ${upper}`);
  return [`up to ${shown[0]!}`, ...inner, `over ${shown.at(-1)!}`, 'missing'];
}
