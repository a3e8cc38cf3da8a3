/** The middle value; of an even number the mean of the two. NaN of none. */
export function median(values: readonly number[]): number {
  const rising = values.toSorted((a, b) => a - b);
  const half = rising.length >> 1;
  return rising.length % 2 === 1 ? rising[half]! : (rising[half - 1]! + rising[half]!) / 2;
}

/** Of a normal variable: its standard deviation in median absolute deviations. */
const DEVIATIONS_PER_MAD = 1.4826022185056018;

/** A standard deviation that a few wild values do not move: 1.4826 · median |x − median|. */
export function robustDeviation(values: readonly number[], middle: number = median(values)): number {
  return DEVIATIONS_PER_MAD * median(values.map((value) => Math.abs(value - middle)));
}
