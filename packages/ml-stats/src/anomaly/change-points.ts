import { robustDeviation } from './robust.ts';
import type { Reading, Series } from './series.ts';

export type ChangePointParameters = {
  /** Minimum number of steps between two changes. */
  readonly minimumLength: number;
  /** Penalty per change, in units of ln n · variance: the larger, the fewer are found. */
  readonly penalty: number;
  readonly leastDeviation: number;
};

/**
 * Where a series' level changes (PELT, Killick 2012: the minimum cost over all segmentations; cost is the squared
 * deviation from each segment's mean). Returns the first step of each new level. The noise's size is estimated from
 * differences of neighbours, which a change of level hardly affects.
 */
export function changePoints(values: readonly number[], parameters: ChangePointParameters): number[] {
  const n = values.length;
  const { minimumLength, penalty, leastDeviation } = parameters;
  if (n < 2 * minimumLength) return [];
  const steps = values.slice(1).map((value, i) => value - values[i]!);
  const noise = Math.max(robustDeviation(steps, 0) / Math.SQRT2, leastDeviation);
  const price = penalty * Math.log(n) * noise ** 2;
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  values.forEach((value, i) => {
    sums[i + 1] = sums[i]! + value;
    squares[i + 1] = squares[i]! + value ** 2;
  });
  const cost = (from: number, to: number) =>
    squares[to]! - squares[from]! - (sums[to]! - sums[from]!) ** 2 / (to - from);

  const best = new Float64Array(n + 1).fill(Infinity);
  best[0] = -price;
  const before = new Int32Array(n + 1);
  let candidates: number[] = [];
  for (let to = minimumLength; to <= n; to++) {
    // A start is a candidate once its own segment is long enough.
    if (to - minimumLength === 0 || to >= 2 * minimumLength) candidates.push(to - minimumLength);
    for (const from of candidates) {
      const total = best[from]! + cost(from, to) + price;
      if (total < best[to]!) {
        best[to] = total;
        before[to] = from;
      }
    }
    candidates = candidates.filter((from) => best[from]! + cost(from, to) <= best[to]!);
  }
  const found: number[] = [];
  for (let at = before[n]!; at > 0; at = before[at]!) found.unshift(at);
  return found;
}

/**
 * The same as a detector: each step is judged by a window of what was known then. A new level is reported once, when it
 * has held for longer than the minimum length, so that a single outlier is not one. The score is the number of
 * deviations by which the level moved.
 */
export function watchChangePoints(series: Series, window: number, parameters: ChangePointParameters): Reading[] {
  // The start of the current known level: earlier steps belong to another.
  let begun = 0;
  return series.map((value, at) => {
    if (value === null) return null;
    const from = Math.max(begun, at + 1 - window);
    const known = series.slice(from, at + 1).flatMap((one, i) => (one === null ? [] : [{ at: from + i, value: one }]));
    if (known.length < 2 * parameters.minimumLength) return null;
    const values = known.map((one) => one.value);
    const last = changePoints(values, parameters).at(-1);
    if (last === undefined || values.length - last <= parameters.minimumLength) return { score: 0, isAnomaly: false };
    begun = known[last]!.at;
    return { score: movedBy(values, last, parameters.leastDeviation), isAnomaly: true };
  });
}

function movedBy(values: readonly number[], at: number, leastDeviation: number): number {
  const mean = (some: readonly number[]) => some.reduce((sum, value) => sum + value, 0) / some.length;
  const before = values.slice(0, at);
  return (mean(values.slice(at)) - mean(before)) / Math.max(robustDeviation(before), leastDeviation);
}
