/** How long something took, or has taken so far: what is not over yet is longer than that, by nobody knows how much. */
export type Span = { readonly seconds: number; readonly isOver: boolean };

export type Quantiles = {
  /** By when half of them, and nineteen of twenty, were over. Undefined where too few are over to say. */
  readonly median: number | undefined;
  readonly p95: number | undefined;
  /** The mean up to the longest seen, in which what is open counts as long as it has lasted. */
  readonly mean: number | undefined;
};

const HALF = 0.5;
const NINETEEN_OF_TWENTY = 0.95;

/**
 * Quantiles of spans some of which still run, by Kaplan and Meier: dropping those would flatter, counting them as over would
 * flatter more. Where none runs these are the plain quantiles (the smallest span that so many do not exceed).
 */
export function quantilesOf(spans: readonly Span[]): Quantiles {
  const sorted = spans.toSorted(
    (one, other) => one.seconds - other.seconds || Number(other.isOver) - Number(one.isOver),
  );
  let left = 1;
  let before = 0;
  let mean = 0;
  const steps: { readonly seconds: number; readonly left: number }[] = [];
  for (let at = 0; at < sorted.length;) {
    const { seconds } = sorted[at] ?? { seconds: 0 };
    const atRisk = sorted.length - at;
    let ended = 0;
    for (; at < sorted.length && sorted[at]?.seconds === seconds; at += 1) if (sorted[at]?.isOver === true) ended += 1;
    mean += left * (seconds - before);
    before = seconds;
    left *= 1 - ended / atRisk;
    if (ended > 0) steps.push({ seconds, left });
  }
  const by = (part: number) => steps.find((step) => step.left <= 1 - part + ROUNDING)?.seconds;
  return { median: by(HALF), p95: by(NINETEEN_OF_TWENTY), mean: spans.length === 0 ? undefined : mean };
}

/** What multiplying fractions may be off by. */
const ROUNDING = 1e-9;
