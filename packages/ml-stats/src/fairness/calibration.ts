/** Scores and observed outcomes in equal-width bins on [0, 1] (1.0 in the last): sums, so that hours add up to days. */
export type Calibration = {
  readonly counts: readonly number[];
  readonly scores: readonly number[];
  readonly positives: readonly number[];
};

/** Which of `bins` equal-width bins a score falls into. */
export const scoreBin = (score: number, bins: number): number =>
  Math.min(bins - 1, Math.max(0, Math.floor(score * bins)));

/** Sums scores with known truth by bin. */
export function calibration(scores: ArrayLike<number>, truths: ArrayLike<number>, bins = 10): Calibration {
  const counts = Array.from({ length: bins }, () => 0);
  const sums = Array.from({ length: bins }, () => 0);
  const positives = Array.from({ length: bins }, () => 0);
  for (let i = 0; i < scores.length; i++) {
    const truth = truths[i]!;
    if (truth > 1) continue;
    const bin = scoreBin(scores[i]!, bins);
    counts[bin]!++;
    sums[bin]! += scores[i]!;
    positives[bin]! += truth;
  }
  return { counts, scores: sums, positives };
}

/** Expected calibration error, Σ n_b / n · |mean score − observed rate|. Undefined without a score. */
export function expectedCalibrationError(of: Calibration): number | undefined {
  const n = of.counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return undefined;
  return of.counts.reduce((sum, _, bin) => sum + Math.abs(of.scores[bin]! - of.positives[bin]!) / n, 0);
}
