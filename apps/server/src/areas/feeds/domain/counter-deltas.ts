/** A counter's values at the ends of minutes, in seconds since 1970, in order. Minutes without a sample are absent. */
export type CounterPoints = readonly (readonly [at: number, value: number])[];

const MINUTE_S = 60;

/**
 * The exact growth of counters per minute, by the minute's start in seconds. A counter below its previous value was
 * reset and has counted from zero. Growth over a gap goes to the minute in which the counter reappears. The first value
 * seen is no growth. Only minutes that start at `from` or later.
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
