import type { Budgeting } from './definition.ts';
import { rollUp, sum, type Counts, type Point } from './counts.ts';
import { exactly } from './fraction.ts';
import { MINUTE_MS, type Span } from './window.ts';

type TimeSlices = Extract<Budgeting, { kind: 'time-slices' }>;

export type Sliced = {
  /** One point per judged slice: its total is 1, and it is bad or not. */
  readonly points: readonly Point[];
  readonly counts: Counts;
  /** Slices with too few events to judge. */
  readonly insufficient: number;
  /** Too many are insufficient for a verdict. */
  readonly isBlind: boolean;
};

/**
 * Judges slices of time by the events in them. `expected` is the span in which events were expected: slices in it
 * without any are counted by the definition's `missing`.
 */
export function sliced(points: readonly Point[], budgeting: TimeSlices, expected: Span | undefined): Sliced {
  const stepMs = budgeting.minutes * MINUTE_MS;
  const goodAt = exactly(budgeting.goodAt);
  const judged: Point[] = [];
  const heard = new Set<number>();
  let insufficient = 0;
  for (const { at, total, bad } of rollUp(points, stepMs)) {
    if (total === 0n) {
      // A count arrived but with nothing to judge: predictions without a single label. Unknown is not green.
      if (budgeting.noDataAbove !== undefined) insufficient += 1;
      continue;
    }
    heard.add(at);
    if (total < BigInt(budgeting.needs)) {
      insufficient += 1;
      continue;
    }
    const [reached, asked] = [(total - bad) * goodAt.den, goodAt.num * total];
    const isGood = budgeting.moreThan === true ? reached > asked : reached >= asked;
    judged.push({ at, total: 1n, bad: isGood ? 0n : 1n });
  }
  if (budgeting.missing === 'bad' && expected !== undefined) {
    const first = Math.ceil(expected.from / stepMs) * stepMs;
    for (let at = first; at + stepMs <= expected.to; at += stepMs)
      if (!heard.has(at)) judged.push({ at, total: 1n, bad: 1n });
    judged.sort((left, right) => left.at - right.at);
  }
  const all = judged.length + insufficient;
  const limit = budgeting.noDataAbove;
  const isBlind =
    limit !== undefined &&
    all > 0 &&
    BigInt(insufficient) * BigInt(limit.denominator) > BigInt(all) * BigInt(limit.numerator);
  return { points: judged, counts: sum(judged), insufficient, isBlind };
}
