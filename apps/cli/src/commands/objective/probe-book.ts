const MINUTE_MS = 60_000;

/** Minutes in which a probe never reached Muster, until they have been reported. */
export type ProbeBook = {
  /** Records an attempt and whether Muster responded. */
  readonly note: (at: Date, isReached: boolean) => void;
  /** The minutes to report, by their start. */
  readonly untold: (now: Date) => readonly string[];
  readonly told: (minutes: readonly string[]) => void;
};

/** A finished minute counts as unreachable if every attempt in it failed: one response is enough. */
export function openProbeBook(): ProbeBook {
  const minutes = new Map<number, boolean>();
  const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  return {
    note(at, isReached) {
      const minute = minuteOf(at);
      minutes.set(minute, isReached || minutes.get(minute) === true);
      // Finished minutes with a response need no report.
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
