import { median, robustDeviation } from './robust.ts';
import type { Reading, Series } from './series.ts';

export type SeasonalParameters = {
  /** Length of a season in steps: 24 for the hours of a day, 168 for those of a week. */
  readonly season: number;
  /** How many past seasons to use, and how many of them must have a value. */
  readonly seasons: number;
  readonly minimumSeasons: number;
  /** From how many robust deviations on a step is unusual, and how many consecutive unusual steps raise an alarm. */
  readonly deviations: number;
  readonly inARow: number;
  /** The minimum deviation, in the series' unit: a nearly constant series has none of its own. */
  readonly leastDeviation: number;
  readonly direction: 'above' | 'below' | 'both';
};

/**
 * Compares each step with the same step of past seasons: their median, and the distance in robust deviations. The
 * spread is that of the residuals in the previous season, since a handful of seasons estimate it poorly. Uses only the
 * past, so a step is judged as it would have been when it happened.
 */
export function seasonalBaseline(series: Series, parameters: SeasonalParameters): Reading[] {
  const { season, seasons, minimumSeasons, deviations, inARow, leastDeviation, direction } = parameters;
  const leftOver: number[] = [];
  let row = 0;
  return series.map((value, at) => {
    const past: number[] = [];
    for (let back = 1; back <= seasons; back++) {
      const same = series[at - back * season] ?? null;
      if (same !== null) past.push(same);
    }
    if (value === null || past.length < minimumSeasons) {
      row = 0;
      return null;
    }
    const expected = median(past);
    const spread =
      leftOver.length < season ? robustDeviation(past, expected) : robustDeviation(leftOver.slice(-season), 0);
    leftOver.push(value - expected);
    const score = (value - expected) / Math.max(spread, leastDeviation);
    row = isUnusual(score, deviations, direction) ? row + 1 : 0;
    return { score, expected, isAnomaly: row >= inARow };
  });
}

function isUnusual(score: number, deviations: number, direction: SeasonalParameters['direction']): boolean {
  if (direction === 'above') return score >= deviations;
  return direction === 'below' ? score <= -deviations : Math.abs(score) >= deviations;
}
