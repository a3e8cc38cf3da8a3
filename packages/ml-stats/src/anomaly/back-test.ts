import type { Reading } from './series.ts';

/** A stretch of the series labelled as unusual: steps `from` to `to`, inclusive. */
export type Episode = { readonly from: number; readonly to: number };

export type BackTest = {
  readonly steps: number;
  /** Steps that it could judge at all. */
  readonly judged: number;
  readonly episodes: number;
  readonly found: number;
  /** Steps from an episode's start to the first alarm in it, median and maximum; null if none was detected. */
  readonly medianDelay: number | null;
  readonly longestDelay: number | null;
  /** Alarms outside every episode (a run of them counts once), and per thousand judged steps. */
  readonly falseAlarms: number;
  readonly falseAlarmsPerThousand: number | null;
};

/**
 * How a detector would have performed on a recorded series. `grace` steps after an episode still belong to it: an alarm
 * then is late, not false.
 */
export function backTest(readings: readonly Reading[], episodes: readonly Episode[], grace = 0): BackTest {
  const delays = episodes
    .map(({ from, to }) => {
      for (let at = from; at <= Math.min(to + grace, readings.length - 1); at++)
        if (readings[at]?.isAnomaly === true) return at - from;
      return null;
    })
    .filter((delay) => delay !== null)
    .toSorted((a, b) => a - b);
  const isInside = (at: number) => episodes.some(({ from, to }) => at >= from && at <= to + grace);
  let falseAlarms = 0;
  readings.forEach((reading, at) => {
    if (reading?.isAnomaly !== true || isInside(at)) return;
    if (readings[at - 1]?.isAnomaly !== true || isInside(at - 1)) falseAlarms++;
  });
  const judged = readings.filter((reading) => reading !== null).length;
  return {
    steps: readings.length,
    judged,
    episodes: episodes.length,
    found: delays.length,
    medianDelay: delays[(delays.length - 1) >> 1] ?? null,
    longestDelay: delays.at(-1) ?? null,
    falseAlarms,
    falseAlarmsPerThousand: judged === 0 ? null : (falseAlarms * 1000) / judged,
  };
}
