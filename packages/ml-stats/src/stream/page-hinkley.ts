export type PageHinkleyParameters = {
  readonly minimum: number;
  readonly delta: number;
  readonly threshold: number;
  readonly alpha: number;
};

/** The default parameters of other implementations. */
export const PAGE_HINKLEY: PageHinkleyParameters = { minimum: 30, delta: 0.005, threshold: 50, alpha: 0.9999 };

export type Stream = {
  /** Takes the next value and returns whether a change is detected at it. */ next(value: number): boolean;
};

/**
 * Page–Hinkley in both directions. The mean is updated before the deviation; a detection resets on the next value, so
 * that it is reported once.
 */
export function pageHinkley(parameters: PageHinkleyParameters = PAGE_HINKLEY): Stream {
  const { minimum, delta, threshold, alpha } = parameters;
  const fresh = () => ({ n: 0, mean: 0, up: 0, down: 0, lowest: Infinity, highest: -1, isSeen: false });
  let state = fresh();
  return {
    next(value) {
      if (state.isSeen) state = fresh();
      state.n++;
      state.mean += (value - state.mean) / state.n;
      const deviation = value - state.mean;
      state.up = alpha * state.up + deviation - delta;
      state.down = alpha * state.down + deviation + delta;
      state.lowest = Math.min(state.lowest, state.up);
      state.highest = Math.max(state.highest, state.down);
      state.isSeen =
        state.n >= minimum && (state.up - state.lowest > threshold || state.highest - state.down > threshold);
      return state.isSeen;
    },
  };
}
