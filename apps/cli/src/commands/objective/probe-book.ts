const MINUTE_MS = 60_000;

/** What a probe knows: minutes that are over and in which it never reached Muster, until they are told. */
export type ProbeBook = {
  /** An attempt at this moment, and whether Muster answered. */
  readonly note: (at: Date, isReached: boolean) => void;
  /** Minutes to tell of, by their beginnings. */
  readonly untold: (now: Date) => readonly string[];
  readonly told: (minutes: readonly string[]) => void;
};

/** A minute counts as unreachable where every attempt in it failed, and it is over: one answer in it is enough. */
export function openProbeBook(): ProbeBook {
  const minutes = new Map<number, boolean>();
  const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  return {
    note(at, isReached) {
      const minute = minuteOf(at);
      minutes.set(minute, isReached || minutes.get(minute) === true);
      // What was reached and is over is nothing to tell.
      for (const [each, wasReached] of minutes) if (each < minute && wasReached) minutes.delete(each);
    },
    untold: (now) =>
      [...minutes]
        .filter(([minute, isReached]) => !isReached && minute < minuteOf(now))
        .map(([minute]) => new Date(minute).toISOString()),
    told(all) {
      for (const each of all) minutes.delete(new Date(each).getTime());
    },
  };
}
