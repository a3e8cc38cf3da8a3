import { barNames, barsOf } from './compare.ts';
import { sumOf, type Observed } from './observed.ts';
import type { ReferenceFeature } from './reference.ts';

/** Two distributions as shares. A share of too few rows is hidden: null. */
export type Plot = {
  readonly name: string;
  readonly what: Observed['what'];
  readonly bars: readonly {
    readonly name: string;
    readonly reference: number | null;
    readonly current: number | null;
  }[];
};

/** The most bars that are still readable. */
const MOST_BARS = 40;

/** Numbers by their fine bins, over the range where either side has any; categories in the schema's order. */
export function plotOf(before: ReferenceFeature, now: Observed, suppressBelow: number): Plot | undefined {
  if (barsOf(before, now) === undefined) return undefined;
  const bars =
    before.kind === 'numbers' && now.kind === 'numbers'
      ? numberBars(before, now)
      : barNames(before).map((name, i) => ({ name, reference: before.counts[i] ?? 0, current: now.counts[i] ?? 0 }));
  const sides = {
    reference: shares(
      bars.map(({ reference }) => reference),
      suppressBelow,
    ),
    current: shares(
      bars.map(({ current }) => current),
      suppressBelow,
    ),
  };
  return {
    name: before.name,
    what: before.what,
    bars: bars.map(({ name }, i) => ({
      name,
      reference: sides.reference[i] ?? null,
      current: sides.current[i] ?? null,
    })),
  };
}

type Bar = { readonly name: string; readonly reference: number; readonly current: number };

function numberBars(
  before: Extract<ReferenceFeature, { kind: 'numbers' }>,
  now: Extract<Observed, { kind: 'numbers' }>,
) {
  const used = before.counts.map((count, i) => count + (now.counts[i] ?? 0));
  const first = Math.max(
    0,
    used.findIndex((count) => count > 0),
  );
  const last = used.findLastIndex((count) => count > 0);
  const wide = Math.ceil((last - first + 1) / MOST_BARS);
  const bars: Bar[] = [];
  for (let from = first; from <= last; from += wide) {
    const to = Math.min(last, from + wide - 1);
    bars.push({
      name: rangeName(before.edges[from - 1], before.edges[to]),
      reference: sumOf(before.counts.slice(from, to + 1)),
      current: sumOf(now.counts.slice(from, to + 1)),
    });
  }
  return [...bars, { name: 'missing', reference: before.missing, current: now.missing }];
}

const PRECISION = 4;
const shown = (edge: number) => String(Number(edge.toPrecision(PRECISION)));

function rangeName(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return to === undefined ? 'all' : `up to ${shown(to)}`;
  return to === undefined ? `over ${shown(from)}` : `${shown(from)} to ${shown(to)}`;
}

/**
 * Rounded to thousandths, so that a share does not reveal a count. If only one bar is too small, the next smallest is
 * hidden too, or the rest would reveal it.
 */
function shares(counts: readonly number[], suppressBelow: number): readonly (number | null)[] {
  const all = sumOf(counts);
  const isSmall = (count: number) => count > 0 && count < suppressBelow;
  const small = counts.flatMap((count, i) => (isSmall(count) ? [i] : []));
  const hidden = new Set(small);
  if (small.length === 1) {
    const [next] = counts
      .map((count, i) => ({ count, i }))
      .filter(({ count, i }) => count > 0 && !hidden.has(i))
      .toSorted((a, b) => a.count - b.count);
    if (next !== undefined) hidden.add(next.i);
  }
  return counts.map((count, i) => (hidden.has(i) ? null : all === 0 ? 0 : Math.round((count / all) * PER) / PER));
}

const PER = 1000;
