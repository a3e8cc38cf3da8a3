import { Temporal } from 'temporal-polyfill';

const MS_PER_MINUTE = 60_000;
export const MS_PER_DAY = 24 * 60 * MS_PER_MINUTE;
export const DAYS_PER_WEEK = 7;
export const MS_PER_WEEK = DAYS_PER_WEEK * MS_PER_DAY;

/**
 * A time zone's clock. Instants are milliseconds since 1970; a wall time is what a local clock shows, encoded as the
 * instant at which a UTC clock shows the same. Zone rules come from Temporal; they are looked up once per year and
 * zone, because a schedule needs thousands.
 */
export type WallClock = {
  /** The wall time at an instant. */
  wallOf(instant: number): number;
  /**
   * The instant of a wall time: if it occurs twice, the first or the last. A time skipped when clocks go forward moves
   * later by the gap (RFC 5545, and Temporal's `compatible`).
   */
  instantOf(wall: number, which: 'first' | 'last'): number;
};

export function wallClock(zone: string): WallClock {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = clockOf(zone);
  clocks.set(zone, clock);
  return clock;
}

/** `09:30` as milliseconds after midnight. */
export function timeOfDay(written: string): number {
  const [hours = '', minutes = ''] = written.split(':');
  return (Number(hours) * 60 + Number(minutes)) * MS_PER_MINUTE;
}

/** `2026-11-30` as the wall time of its midnight. */
export const midnightOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** The wall time of the Monday that began the week. */
export const mondayBefore = (wall: number): number => wall - modulo(wall - FIRST_MONDAY, MS_PER_WEEK);

export const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** 1970-01-05. */
const FIRST_MONDAY = 4 * MS_PER_DAY;
const clocks = new Map<string, WallClock>();

/** From an instant on, the wall clock is this far ahead of UTC. */
type Offset = { readonly from: number; readonly ahead: number };

function clockOf(zone: string): WallClock {
  const years = new Map<number, readonly Offset[]>();
  const aheadAt = (instant: number): number => {
    const year = new Date(instant).getUTCFullYear();
    let offsets = years.get(year);
    if (offsets === undefined) years.set(year, (offsets = offsetsIn(zone, year)));
    if (offsets.length === 1) return offsets[0]?.ahead ?? 0;
    return offsets.findLast(({ from }) => from <= instant)?.ahead ?? 0;
  };
  return {
    wallOf: (instant) => instant + aheadAt(instant),
    instantOf(wall, which) {
      const before = aheadAt(wall - MS_PER_DAY);
      const after = aheadAt(wall + MS_PER_DAY);
      if (before === after) return wall - before;
      const shown = [wall - before, wall - after].filter((instant) => instant + aheadAt(instant) === wall);
      if (shown.length === 0) return wall - before;
      return which === 'first' ? Math.min(...shown) : Math.max(...shown);
    },
  };
}

function offsetsIn(zone: string, year: number): readonly Offset[] {
  const from = Date.UTC(year);
  const end = Date.UTC(year + 1);
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const offsets: Offset[] = [];
  for (;;) {
    offsets.push({ from: at.epochMilliseconds, ahead: at.offsetNanoseconds / NANOSECONDS_PER_MS });
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= end) return offsets;
    at = next;
  }
}

const NANOSECONDS_PER_MS = 1_000_000;
