import { median } from './robust.ts';
import type { Series } from './series.ts';

/**
 * A series without what comes back each season: from each step is taken how far the same step of past seasons usually lies
 * from the mean of the season that ends there. A mean over a whole season has no season in it, and a median over some of
 * them is not moved by the one in which a level changed, so that a new level stays one. Only the past is looked at. Null
 * until `MINIMUM` past seasons are known.
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

/** How far each step lies from the mean of the season that ends with it; null where less than half of that is known. */
function awayFromMean(series: Series, season: number): Series {
  let [sum, known] = [0, 0];
  return series.map((value, at) => {
    const gone = series[at - season] ?? null;
    if (gone !== null) [sum, known] = [sum - gone, known - 1];
    if (value !== null) [sum, known] = [sum + value, known + 1];
    return value === null || at + 1 < season || known * 2 < season ? null : value - sum / known;
  });
}
