import { newcombe, type Interval } from './interval.ts';
import type { Missing, Rate } from './rates.ts';

export type GroupRate = { readonly group: string; readonly rate: Rate };

/** A number over groups, with the groups it comes from; or why there is none. */
export type Disparity =
  | {
      readonly value: number;
      readonly interval?: Interval;
      readonly highest: string;
      readonly lowest: string;
    }
  | { readonly value: null; readonly reason: Missing };

type Known = { readonly group: string; readonly rate: Extract<Rate, { readonly value: number }> };

/** max − min over the groups, with Newcombe's interval for those two. */
export function difference(rates: readonly GroupRate[]): Disparity {
  const ends = extremes(rates);
  if ('reason' in ends) return { value: null, reason: ends.reason };
  const { highest, lowest } = ends;
  return {
    value: highest.rate.value - lowest.rate.value,
    interval: newcombe(highest.rate.of, lowest.rate.of),
    highest: highest.group,
    lowest: lowest.group,
  };
}

/** min / max over the groups. If nobody is selected it is undefined, which is not the same as fair. */
export function ratio(rates: readonly GroupRate[]): Disparity {
  const ends = extremes(rates);
  if ('reason' in ends) return { value: null, reason: ends.reason };
  const { highest, lowest } = ends;
  if (highest.rate.value === 0) return { value: null, reason: 'no_selected' };
  return { value: lowest.rate.value / highest.rate.value, highest: highest.group, lowest: lowest.group };
}

/** The largest distance of a group from all groups combined; `overall` is their combined rate. */
export function differenceToOverall(rates: readonly GroupRate[], overall: Rate): Disparity {
  const known = allKnown(rates);
  if ('reason' in known) return { value: null, reason: known.reason };
  if (overall.value === null) return { value: null, reason: overall.reason };
  const middle = overall.value;
  const furthest = known.groups.reduce((far, one) =>
    Math.abs(one.rate.value - middle) > Math.abs(far.rate.value - middle) ? one : far,
  );
  const isAbove = furthest.rate.value >= middle;
  return {
    value: Math.abs(furthest.rate.value - middle),
    highest: isAbove ? furthest.group : OVERALL,
    lowest: isAbove ? OVERALL : furthest.group,
  };
}

/** The smallest of min(group / overall, overall / group). */
export function ratioToOverall(rates: readonly GroupRate[], overall: Rate): Disparity {
  const known = allKnown(rates);
  if ('reason' in known) return { value: null, reason: known.reason };
  if (overall.value === null) return { value: null, reason: overall.reason };
  const middle = overall.value;
  if (middle === 0) return { value: null, reason: 'no_selected' };
  const away = ({ rate }: Known) => Math.min(rate.value / middle, middle / rate.value);
  const furthest = known.groups.reduce((far, one) => (away(one) < away(far) ? one : far));
  const isAbove = furthest.rate.value >= middle;
  return {
    value: away(furthest),
    highest: isAbove ? furthest.group : OVERALL,
    lowest: isAbove ? OVERALL : furthest.group,
  };
}

const OVERALL = 'all';

/** The larger of two differences (fairlearn's worst_case), or their mean. Null if either is. */
export function equalizedOdds(
  truePositive: Disparity,
  falsePositive: Disparity,
  how: 'worst_case' | 'mean' = 'worst_case',
): Disparity {
  if (truePositive.value === null) return truePositive;
  if (falsePositive.value === null) return falsePositive;
  const larger = truePositive.value >= falsePositive.value ? truePositive : falsePositive;
  if (how === 'worst_case') return larger;
  return {
    value: (truePositive.value + falsePositive.value) / 2,
    highest: larger.highest,
    lowest: larger.lowest,
  };
}

function extremes(rates: readonly GroupRate[]): { highest: Known; lowest: Known } | { reason: Missing } {
  const known = allKnown(rates);
  if ('reason' in known) return known;
  const rising = known.groups.toSorted((a, b) => a.rate.value - b.rate.value);
  return { highest: rising.at(-1)!, lowest: rising[0]! };
}

/** A single group cannot differ from others; and an aggregate over a group without a value would silently omit it. */
function allKnown(rates: readonly GroupRate[]): { groups: Known[] } | { reason: Missing } {
  if (rates.length < 2) return { reason: 'one_group' };
  const groups: Known[] = [];
  for (const { group, rate } of rates) {
    if (rate.value === null) return { reason: rate.reason };
    groups.push({ group, rate });
  }
  return { groups };
}
