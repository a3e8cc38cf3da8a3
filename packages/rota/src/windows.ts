import type { Window } from './schedule.ts';
import { DAYS_PER_WEEK, modulo, mondayBefore, MS_PER_DAY, MS_PER_WEEK, timeOfDay, wallClock } from './wall-clock.ts';

type Span = { readonly from: number; readonly until: number };

/** Whether an instant is within one of the windows; always true without windows. */
export function isCovered(windows: readonly Window[], zone: string, at: number): boolean {
  if (windows.length === 0) return true;
  const clock = wallClock(zone);
  const ahead = clock.wallOf(at) - at;
  const time = modulo(at + ahead - mondayBefore(0), MS_PER_WEEK);
  // Away from any daylight-saving change, wall time is enough.
  if ([-2 * MS_PER_DAY, 2 * MS_PER_DAY].every((days) => clock.wallOf(at + days) - (at + days) === ahead))
    return windows.some((window) => {
      const { from, until } = inWeek(window);
      return modulo(time - from, MS_PER_WEEK) < until - from;
    });
  // Wall time is off by less than a day, so windows further away need no conversion.
  const near = windows.filter((window) => {
    const { from, until } = inWeek(window);
    return modulo(time - from + MS_PER_DAY, MS_PER_WEEK) <= until - from + 2 * MS_PER_DAY;
  });
  return spansAround(near, zone, at).some(({ from, until }) => from <= at && at < until);
}

/** The windows of the instant's week and the adjacent weeks, as instants: an end that occurs twice is the later one. */
export function spansAround(windows: readonly Window[], zone: string, at: number): readonly Span[] {
  const clock = wallClock(zone);
  const monday = mondayBefore(clock.wallOf(at));
  return [-1, 0, 1].flatMap((weeks) =>
    windows.map((window) => {
      const { from, until } = inWeek(window);
      return {
        from: clock.instantOf(monday + weeks * MS_PER_WEEK + from, 'first'),
        until: clock.instantOf(monday + weeks * MS_PER_WEEK + until, 'last'),
      };
    }),
  );
}

/** The windows that overlap a span of time, unclipped. */
export function spansIn(windows: readonly Window[], zone: string, from: number, until: number): readonly Span[] {
  const found = new Map<number, Span>();
  for (let week = from; week < until + MS_PER_WEEK; week += MS_PER_WEEK)
    for (const span of spansAround(windows, zone, week))
      if (span.from < until && from < span.until)
        found.set(span.from, { ...span, until: Math.max(span.until, found.get(span.from)?.until ?? 0) });
  return [...found.values()].toSorted((one, other) => one.from - other.from);
}

/**
 * Which shifts of this length are covered, from the first until the pattern repeats. In wall time: a window in the hour
 * skipped in spring does not change whose turn is next.
 */
export function coveredShifts(windows: readonly Window[], first: number, length: number): readonly boolean[] {
  if (windows.length === 0) return [true];
  const shifts = length % MS_PER_WEEK === 0 ? 1 : DAYS_PER_WEEK;
  return Array.from({ length: shifts }, (_, shift) => {
    const from = modulo(first + shift * length - mondayBefore(first), MS_PER_WEEK);
    return windows.map(inWeek).some((window) =>
      [-1, 0, 1, 2].some((weeks) => {
        const shifted = weeks * MS_PER_WEEK;
        return window.from + shifted < from + length && from < window.until + shifted;
      }),
    );
  });
}

/** As wall time since Monday; the end is after the beginning, possibly in the next week. */
function inWeek(window: Window): Span {
  const known = spans.get(window);
  if (known !== undefined) return known;
  const from = (window.fromDay - 1) * MS_PER_DAY + timeOfDay(window.from);
  const until = (window.toDay - 1) * MS_PER_DAY + timeOfDay(window.to);
  const span = { from, until: until > from ? until : until + MS_PER_WEEK };
  spans.set(window, span);
  return span;
}

/** Keyed by identity: windows are immutable, and an edited one is a new object. */
const spans = new WeakMap<Window, Span>();
