import { median } from './robust.ts';
import type { Series } from './series.ts';

/**
 * Removes a series' seasonality: subtracts from each step the median distance of the same step in past seasons from the
 * mean of the season ending there. A mean over a whole season is not seasonal, and the median over several is not
 * affected by the one in which a level changed, so that a new level stays visible. Uses only the past. Null until
 * `MINIMUM` past seasons are known.
 */
export function deseasonalise(series: Series, season: number, seasons: number): Series {
  if (season < 2) return series;
  const away = awayFromMean(series, season);
  return series.map((value, at) => {
    const past: number[] = [];
    for (let back = 1; back <= seasons; back++) {
      const same = away[at - back * season] ?? null;
      if (same !== null) past.push(same);
    }
    return value === null || past.length < MINIMUM ? null : value - median(past);
  });
}

const MINIMUM = 2;

/**
 * Each step's distance from the mean of the season that ends with it; null if less than half of that season is known.
 */
function awayFromMean(series: Series, season: number): Series {
  let [sum, known] = [0, 0];
  return series.map((value, at) => {
    const gone = series[at - season] ?? null;
    if (gone !== null) [sum, known] = [sum - gone, known - 1];
    if (value !== null) [sum, known] = [sum + value, known + 1];
    return value === null || at + 1 < season || known * 2 < season ? null : value - sum / known;
  });
}
