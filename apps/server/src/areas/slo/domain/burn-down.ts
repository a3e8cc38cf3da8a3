import { judge, roughly, spanOf, type Definition, type Point, type Ratio, type Span } from '@muster/slo';

/** Remaining budget at an instant, for a plot: a share of the allowance, negative if overspent. */
export type BurnDownPoint = { readonly at: number; readonly remaining: number };

/**
 * Remaining budget at evenly spaced instants of a span, each judged over the window as it was then. `points` must reach
 * back one window before the span.
 */
export function burnDown(
  definition: Definition,
  points: readonly Point[],
  over: Span,
  below: Ratio,
  samples: number,
): readonly BurnDownPoint[] {
  const window = definition.freezeWindow ?? definition.window;
  const sorted = points.toSorted((left, right) => left.at - right.at);
  const step = Math.max(1, Math.floor((over.to - over.from) / samples));
  const shown: BurnDownPoint[] = [];
  // Both ends of the window only move forward, so each point is added and removed once.
  let [first, next, total, bad] = [0, 0, 0n, 0n];
  for (let at = over.from; at <= over.to; at += step) {
    const { from } = spanOf(window, at);
    for (; next < sorted.length && (sorted[next]?.at ?? 0) < at; next += 1) {
      total += sorted[next]?.total ?? 0n;
      bad += sorted[next]?.bad ?? 0n;
    }
    for (; first < next && (sorted[first]?.at ?? 0) < from; first += 1) {
      total -= sorted[first]?.total ?? 0n;
      bad -= sorted[first]?.bad ?? 0n;
    }
    const budget = judge(definition, { total, bad }, below);
    if (budget.state !== 'no-data') shown.push({ at, remaining: roughly(budget.remaining) });
  }
  return shown;
}
