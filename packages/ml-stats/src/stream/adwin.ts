import { ExponentialHistogram } from './exponential-histogram.ts';
import type { Stream } from './page-hinkley.ts';

export type AdwinParameters = {
  readonly delta: number;
  /** The window is checked after every this many values. */
  readonly clock: number;
  readonly bucketsPerRow: number;
  readonly minimumSide: number;
  /** A window no longer than this is not checked. */
  readonly grace: number;
};

/** The default parameters of other implementations. */
export const ADWIN: AdwinParameters = { delta: 0.002, clock: 32, bucketsPerRow: 5, minimumSide: 5, grace: 10 };

/**
 * ADWIN: a window over the newest values that drops its oldest bucket whenever two parts of it have means further apart
 * than chance allows. Tries every cut between buckets, including the last of each row (an implementation that omitted
 * it detected changes later). Restarts after a detection.
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
