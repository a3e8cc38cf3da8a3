/** The median; for an even number the mean of the middle two. NaN if empty. */
export function median(values: readonly number[]): number {
  const rising = values.toSorted((a, b) => a - b);
  const half = rising.length >> 1;
  return rising.length % 2 === 1 ? rising[half]! : (rising[half - 1]! + rising[half]!) / 2;
}

/** The ratio of a normal distribution's standard deviation to its median absolute deviation. */
const DEVIATIONS_PER_MAD = 1.4826022185056018;

/** A standard deviation that a few outliers do not affect: 1.4826 · median |x − median|. */
export function robustDeviation(values: readonly number[], middle: number = median(values)): number {
  return DEVIATIONS_PER_MAD * median(values.map((value) => Math.abs(value - middle)));
}
