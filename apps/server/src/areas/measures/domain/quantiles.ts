/** A duration. If not over yet, the true value is larger by an unknown amount (right-censored). */
export type Span = { readonly seconds: number; readonly isOver: boolean };

export type Quantiles = {
  /** When 50 % and 95 % were over. Undefined if too few are over to tell. */
  readonly median: number | undefined;
  readonly p95: number | undefined;
  /** Mean restricted to the longest observed duration; open spans count up to now. */
  readonly mean: number | undefined;
};

const HALF = 0.5;
const NINETEEN_OF_TWENTY = 0.95;

/**
 * Kaplan-Meier quantiles of partly censored durations: dropping the open ones would make the figures look too good, and
 * counting them as over even more so. With none open these are the plain quantiles (the smallest duration that covers
 * the given fraction).
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

/** Tolerance for floating-point error when multiplying fractions. */
const ROUNDING = 1e-9;
