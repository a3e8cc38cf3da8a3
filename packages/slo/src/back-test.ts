import { judge } from './budget.ts';
import { add, noCounts, type Counts, type Point } from './counts.ts';
import type { Definition } from './definition.ts';
import type { Ratio } from './fraction.ts';
import { nextFreeze, type FreezeState } from './freeze.ts';
import { sliced } from './slices.ts';
import { HOUR_MS, spanOf, type Span } from './window.ts';

export type BackTest = {
  /** Hours at whose end it was judged, and how many of them had events to judge. */
  readonly hours: number;
  readonly hoursWithData: number;
  /** The freezes it would have caused: half-open, the last possibly without an end. */
  readonly freezes: readonly { readonly from: number; readonly to: number | undefined }[];
  /** Hours at whose end the objective was missed. */
  readonly hoursMissed: number;
};

/**
 * How an objective would have performed over a past span, judged at the end of each hour from hourly roll-ups, which
 * start one window earlier.
 */
export function backTest(
  definition: Definition,
  hourly: readonly Point[],
  over: Span,
  rule: { readonly below: Ratio; readonly holdsMinutes: number },
): BackTest {
  const points =
    definition.budgeting.kind === 'occurrences' ? hourly : sliced(hourly, definition.budgeting, over).points;
  const windowOf = runningSum(points);
  const freezes: { from: number; to: number | undefined }[] = [];
  let [state, hours, hoursWithData, hoursMissed]: [FreezeState, number, number, number] = [{ kind: 'open' }, 0, 0, 0];
  for (let at = over.from + HOUR_MS; at <= over.to; at += HOUR_MS) {
    const met = judge(definition, windowOf(spanOf(definition.window, at - 1), at), rule.below);
    const window = definition.freezeWindow;
    const budget =
      window === undefined ? undefined : judge(definition, windowOf(spanOf(window, at - 1), at), rule.below);
    hours += 1;
    if ((budget ?? met).total > 0n) hoursWithData += 1;
    if (met.isMet === false) hoursMissed += 1;
    const next = nextFreeze(state, budget?.freezes === true, at, rule.holdsMinutes);
    if (state.kind === 'open' && next.kind === 'frozen') freezes.push({ from: at, to: undefined });
    if (state.kind === 'frozen' && next.kind === 'open')
      freezes.push(...freezes.splice(-1, 1).map(({ from }) => ({ from, to: at })));
    state = next;
  }
  return { hours, hoursWithData, freezes, hoursMissed };
}

/** Sums over any span after a single pass: prefix sums over sorted points. */
function runningSum(points: readonly Point[]): (span: Span, until: number) => Counts {
  let upTo = noCounts;
  const sorted = [...points].sort((left, right) => left.at - right.at);
  const sums = sorted.map(({ at, total, bad }) => ({ at, counts: (upTo = add(upTo, { total, bad })) }));
  const before = (instant: number): Counts => {
    let [low, high] = [0, sums.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle]?.at ?? instant) < instant) low = middle + 1;
      else high = middle;
    }
    return sums[low - 1]?.counts ?? noCounts;
  };
  return ({ from, to }, until) => {
    const [first, last] = [before(from), before(Math.min(to, until))];
    return { total: last.total - first.total, bad: last.bad - first.bad };
  };
}
