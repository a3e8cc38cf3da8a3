import { ExponentialHistogram } from './exponential-histogram.ts';
import type { Stream } from './page-hinkley.ts';

export type AdwinParameters = {
  readonly delta: number;
  /** Every so many values the window is looked at. */
  readonly clock: number;
  readonly bucketsPerRow: number;
  readonly minimumSide: number;
  /** As long as the window is no longer than this, it is not looked at. */
  readonly grace: number;
};

/** The parameters that the peers ship. */
export const ADWIN: AdwinParameters = { delta: 0.002, clock: 32, bucketsPerRow: 5, minimumSide: 5, grace: 10 };

/**
 * ADWIN: a window over the newest values that forgets its oldest bucket wherever two parts of it have means further apart
 * than chance allows. Every cut between buckets is tried, the last of each row too (an implementation that left it out
 * told changes later). Starts anew after a detection.
 */
export function adwin(parameters: AdwinParameters = ADWIN): Stream {
  let window = new ExponentialHistogram(parameters.bucketsPerRow);
  let ticks = 0;
  let isSeen = false;
  return {
    next(value) {
      if (isSeen) {
        window = new ExponentialHistogram(parameters.bucketsPerRow);
        ticks = 0;
      }
      isSeen = false;
      window.add(value);
      ticks++;
      if (ticks % parameters.clock !== 0 || window.width <= parameters.grace) return false;
      while (hasCut(window, parameters)) {
        isSeen = true;
        window.dropOldest();
      }
      return isSeen;
    },
  };
}

function hasCut(window: ExponentialHistogram, { delta, minimumSide }: AdwinParameters): boolean {
  const { width, sum } = window;
  const variance = window.deviations / width;
  const confidence = Math.log((2 * Math.log(width)) / delta);
  let older = 0;
  let olderSum = 0;
  for (const bucket of window.oldestFirst()) {
    older += bucket.width;
    olderSum += bucket.sum;
    const newer = width - older;
    if (newer < minimumSide) return false;
    if (older < minimumSide) continue;
    const m = 1 / (older - minimumSide + 1) + 1 / (newer - minimumSide + 1);
    const bound = Math.sqrt(2 * m * variance * confidence) + (2 / 3) * confidence * m;
    if (Math.abs(olderSum / older - (sum - olderSum) / newer) > bound) return true;
  }
  return false;
}
