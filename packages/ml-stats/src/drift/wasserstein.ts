/**
 * Wasserstein-1 distance of two sorted samples, ∫ |F_a − F_b| dx, in the values' unit. Undefined if a sample is empty.
 */
export function wasserstein(a: Float64Array, b: Float64Array): number | undefined {
  const n = a.length;
  const m = b.length;
  if (n === 0 || m === 0) return undefined;
  let i = 0;
  let j = 0;
  let sum = 0;
  let previous = Math.min(a[0]!, b[0]!);
  while (i < n || j < m) {
    const value = j >= m || (i < n && a[i]! <= b[j]!) ? a[i]! : b[j]!;
    if (value > previous) sum += Math.abs(i / n - j / m) * (value - previous);
    while (i < n && a[i] === value) i++;
    while (j < m && b[j] === value) j++;
    previous = value;
  }
  return sum;
}
