/** A counter as it stood at the ends of minutes, in seconds since 1970, in order; minutes without a sample are left out. */
export type CounterPoints = readonly (readonly [at: number, value: number])[];

const MINUTE_S = 60;

/**
 * How much counters grew in each minute, exactly, by the minute's beginning in seconds. Of each counter by itself: one that
 * stands lower than before was reset and has counted from nothing. What it grew over a gap falls into the minute in which
 * it is seen again. What it stood at when it was first seen is nobody's growth. Only minutes that begin at `from` or later.
 */
export function counterDeltas(counters: readonly CounterPoints[], from: number): ReadonlyMap<number, number> {
  const grown = new Map<number, number>();
  for (const points of counters) {
    let before: number | undefined;
    for (const [at, value] of points) {
      const now = Math.round(value);
      const minute = at - MINUTE_S;
      if (before !== undefined && minute >= from)
        grown.set(minute, (grown.get(minute) ?? 0) + (now >= before ? now - before : now));
      before = now;
    }
  }
  return grown;
}
