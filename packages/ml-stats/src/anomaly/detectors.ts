import { deseasonalise } from './deseasonalise.ts';
import { watchChangePoints, type ChangePointParameters } from './change-points.ts';
import { isolationForest, type ForestParameters } from './isolation-forest.ts';
import { seeded } from './random.ts';
import { seasonalBaseline, type SeasonalParameters } from './seasonal-baseline.ts';
import type { Reading, Series } from './series.ts';

/** A detector with its parameters, as data: what is back-tested is what runs. */
export type Detector =
  | ({ readonly kind: 'seasonal' } & SeasonalParameters)
  | ({
      readonly kind: 'change_points';
      readonly window: number;
      /** Length of a season in steps, and how many of them it learns from; 1: not seasonal. */
      readonly season?: number;
      readonly seasons?: number;
    } & ChangePointParameters)
  | ({
      readonly kind: 'isolation_forest';
      /** Steps before the judged one that it learns from. */
      readonly window: number;
      readonly scoreFrom: number;
      readonly seed: number;
    } & ForestParameters);

/** Runs a detector on one series, or on several at once (only the forest takes more than one). */
export function detect(detector: Detector, series: readonly Series[]): Reading[] {
  switch (detector.kind) {
    case 'seasonal':
      return seasonalBaseline(series[0] ?? [], detector);
    case 'change_points':
      return watchChangePoints(
        deseasonalise(series[0] ?? [], detector.season ?? 1, detector.seasons ?? 0),
        detector.window,
        detector,
      );
    case 'isolation_forest':
      return watchForest(detector, series);
  }
}

/** Retrained once per window on the previous window, so that no step is judged by a forest that has seen it. */
function watchForest(detector: Extract<Detector, { kind: 'isolation_forest' }>, series: readonly Series[]): Reading[] {
  const { window, scoreFrom, seed } = detector;
  const rows = (series[0] ?? []).map((_, at) => {
    const row = series.map((one) => one[at] ?? null);
    return row.includes(null) ? null : row.map(Number);
  });
  let forest: ((row: readonly number[]) => number) | undefined;
  return rows.map((row, at) => {
    if (at >= window && (at - window) % window === 0) {
      const known = rows.slice(at - window, at).filter((one) => one !== null);
      forest = known.length >= window / 2 ? isolationForest(known, detector, seeded(seed)) : undefined;
    }
    if (row === null || forest === undefined) return null;
    const score = forest(row);
    return { score, isAnomaly: score >= scoreFrom };
  });
}
