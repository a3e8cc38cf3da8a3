import { addMilliseconds } from '../../kernel/clock.ts';

const MS_PER_SECOND = 1000;

/**
 * When the attempt after the `failed`th (from 1) may begin: `waitsSeconds` holds the wait after each, and an attempt
 * without one is the last. `askedSeconds` is the wait the other side asked for instead.
 */
export function nextAttemptAt(
  waitsSeconds: readonly number[],
  failed: number,
  now: Date,
  askedSeconds?: number,
): Date | undefined {
  const wait = waitsSeconds[failed - 1];
  if (wait === undefined) return undefined;
  return addMilliseconds(now, (askedSeconds ?? wait) * MS_PER_SECOND);
}
