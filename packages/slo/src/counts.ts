import { HOUR_MS, type Span } from './window.ts';

/** Events, or slices, in a span. Counts are additive: minutes add up to hours, servers to a platform. */
export type Counts = { readonly total: bigint; readonly bad: bigint };

/** The counts of one minute or one hour, by its start. */
export type Point = Counts & { readonly at: number };

export const noCounts: Counts = { total: 0n, bad: 0n };

export const add = (left: Counts, right: Counts): Counts => ({
  total: left.total + right.total,
  bad: left.bad + right.bad,
});

export const sum = (counts: Iterable<Counts>): Counts => {
  let [total, bad] = [0n, 0n];
  for (const each of counts) {
    total += each.total;
    bad += each.bad;
  }
  return { total, bad };
};

/**
 * How a span is read from roll-ups: whole hours inside it, and single minutes at both ends. However much traffic there
 * was, 28 days are at most 672 hours and 118 minutes.
 */
export function readingOf({ from, to }: Span): { readonly hours: Span; readonly minutes: readonly Span[] } {
  const first = Math.ceil(from / HOUR_MS) * HOUR_MS;
  const last = Math.floor(to / HOUR_MS) * HOUR_MS;
  if (first >= last) return { hours: { from, to: from }, minutes: from < to ? [{ from, to }] : [] };
  return {
    hours: { from: first, to: last },
    minutes: [
      { from, to: first },
      { from: last, to },
    ].filter((span) => span.from < span.to),
  };
}

/** Combines points of minutes into points of longer slices, in order. */
export function rollUp(points: Iterable<Point>, stepMs: number): Point[] {
  const slices = new Map<number, Point>();
  for (const { at, total, bad } of points) {
    const start = at - (((at % stepMs) + stepMs) % stepMs);
    const before = slices.get(start) ?? { at: start, ...noCounts };
    slices.set(start, { at: start, total: before.total + total, bad: before.bad + bad });
  }
  return [...slices.values()].sort((left, right) => left.at - right.at);
}
