import { type Clock, isBefore } from '../../kernel/clock.ts';

/** One loop's sleep. */
export interface Sleeper {
  /**
   * Resolves once the clock shows `at`, or earlier if woken. A wake while nobody sleeps ends the next sleep at once.
   */
  until(at: Date): Promise<void>;
  wakeBy(at: Date): void;
  wake(): void;
}

const LONG_AGO = new Date(0);
const LEAST_MS = 1;

/**
 * Sleeps by timers but decides by the clock: a timer that fires early is set again, so that neither timer granularity
 * nor drift makes a deadline early, and one that fires late is bounded by the caller's cap.
 */
export function createSleeper(clock: Clock): Sleeper {
  let wakeAt: Date | undefined;
  let sleeping: { at: Date; timer: ReturnType<typeof setTimeout> | undefined; end: () => void } | undefined;

  const arm = () => {
    if (!sleeping) return;
    clearTimeout(sleeping.timer);
    const left = sleeping.at.getTime() - clock.now().getTime();
    if (left <= 0) {
      const { end } = sleeping;
      sleeping = undefined;
      wakeAt = undefined;
      end();
      return;
    }
    sleeping.timer = setTimeout(arm, Math.max(LEAST_MS, left));
  };

  const wakeBy = (at: Date) => {
    if (sleeping) {
      if (isBefore(at, sleeping.at)) {
        sleeping.at = at;
        arm();
      }
    } else if (!wakeAt || isBefore(at, wakeAt)) {
      wakeAt = at;
    }
  };

  return {
    until: (at) =>
      new Promise((end) => {
        sleeping = { at: wakeAt && isBefore(wakeAt, at) ? wakeAt : at, timer: undefined, end };
        arm();
      }),
    wakeBy,
    wake: () => wakeBy(LONG_AGO),
  };
}
