/** A sample in ascending order, and how many of its rows had no value. */
export type Sorted = { readonly values: Float64Array; readonly missing: number };

/** Sorts a copy. NaN counts as missing; infinities are values and end up at the ends. */
export function sorted(sample: ArrayLike<number>): Sorted {
  const values = new Float64Array(sample.length);
  let kept = 0;
  for (let i = 0; i < sample.length; i++) {
    const value = sample[i]!;
    if (value === value) values[kept++] = value;
  }
  const present = kept === values.length ? values : values.subarray(0, kept);
  present.sort();
  return { values: present, missing: sample.length - kept };
}
