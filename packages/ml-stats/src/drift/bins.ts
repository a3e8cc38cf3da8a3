import { quantiles } from './quantiles.ts';

/**
 * Bins fixed when a reference is taken, so that later samples are counted into the same. Order of counts: numeric, the
 * intervals in ascending order, then missing; categorical, each category, then unseen, then missing.
 */
export type Bins =
  | {
      readonly kind: 'numeric';
      /** Upper edges, ascending; the outer bins are open. */ readonly edges: readonly number[];
    }
  | { readonly kind: 'categories'; readonly categories: readonly string[] };

/** Edges at the reference's quantiles, without duplicates. Right-closed: a value equal to an edge is below it. */
export function numericBins(reference: ArrayLike<number>, bins: number): Bins {
  const finite = finiteOf(reference);
  if (finite.length === 0) return { kind: 'numeric', edges: [] };
  const shares = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
  return { kind: 'numeric', edges: [...new Set(quantiles(finite, shares))] };
}

/** Without infinities and NaN; the sample itself if it has none, because a copy costs as much as counting. */
function finiteOf(sample: ArrayLike<number>): Float64Array {
  const values = sample instanceof Float64Array ? sample : Float64Array.from(sample);
  let others = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! - values[i]! !== 0) others++;
  return others === 0 ? values : values.filter((value) => Number.isFinite(value));
}

/** Categories in code point order, so that references to the same categories are identical. */
export function categoryBins(reference: Iterable<string | null>): Bins {
  const seen = new Set<string>();
  for (const value of reference) if (value !== null) seen.add(value);
  return { kind: 'categories', categories: [...seen].toSorted() };
}

/** The number of counts, including missing and unseen. */
export const binCount = (bins: Bins): number =>
  bins.kind === 'numeric' ? bins.edges.length + 2 : bins.categories.length + 2;

/** Counts numbers; NaN counts as missing. One pass, without calls and with at most a comparison or two per value. */
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
 * For each cell of the range, the first bin that can hold its values, as the start of the search. Shifted by one cell,
 * so that rounding at a cell's border skips no bin. If the range is empty, all start at the first.
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

/** Counts categories; one that the reference did not have is unseen. */
export function countCategories(categories: readonly string[], sample: Iterable<string | null>): number[] {
  const place = new Map(categories.map((category, at) => [category, at]));
  const counts = Array.from({ length: categories.length + 2 }, () => 0);
  for (const value of sample)
    counts[value === null ? categories.length + 1 : (place.get(value) ?? categories.length)]!++;
  return counts;
}

/** Each bin's label on a plot. */
export function binNames(bins: Bins): string[] {
  if (bins.kind === 'categories') return [...bins.categories, 'unseen', 'missing'];
  const { edges } = bins;
  if (edges.length === 0) return ['all', 'missing'];
  const shown = edges.map((edge) => String(Number(edge.toPrecision(4))));
  const inner = shown.slice(1).map((upper, at) => `${shown[at]!} to ${upper}`);
  return [`up to ${shown[0]!}`, ...inner, `over ${shown.at(-1)!}`, 'missing'];
}
