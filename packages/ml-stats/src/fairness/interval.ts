export type Interval = { readonly from: number; readonly to: number };

/** The normal quantile for a central 95 % interval. */
const Z95 = 1.959963984540054;

/** Wilson's score interval of a share: successes out of n, 95 %. `n` may be an effective sample size. */
export function wilson(successes: number, n: number, z: number = Z95): Interval {
  const p = successes / n;
  const shrink = 1 + z ** 2 / n;
  const middle = (p + z ** 2 / (2 * n)) / shrink;
  const half = (z / shrink) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}

/** Newcombe's hybrid score interval for the difference p1 − p2 of two independent shares (his method 10), 95 %. */
export function newcombe(
  first: { readonly successes: number; readonly n: number },
  second: { readonly successes: number; readonly n: number },
  z: number = Z95,
): Interval {
  const p1 = first.successes / first.n;
  const p2 = second.successes / second.n;
  const a = wilson(first.successes, first.n, z);
  const b = wilson(second.successes, second.n, z);
  return {
    from: p1 - p2 - Math.hypot(p1 - a.from, b.to - p2),
    to: p1 - p2 + Math.hypot(a.to - p1, p2 - b.from),
  };
}
