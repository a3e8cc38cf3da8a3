import { Temporal } from 'temporal-polyfill';

const MS_PER_MINUTE = 60_000;
export const MS_PER_DAY = 24 * 60 * MS_PER_MINUTE;
export const DAYS_PER_WEEK = 7;
export const MS_PER_WEEK = DAYS_PER_WEEK * MS_PER_DAY;

/**
 * A place's clock. Instants are milliseconds since 1970; a wall time is what the clock on the wall shows, written as the
 * instant at which a clock in UTC shows the same. The zone's rules are Temporal's; they are looked up once a year and zone,
 * because a schedule asks for thousands.
 */
export type WallClock = {
  /** What the wall shows. */
  wallOf(instant: number): number;
  /**
   * When the wall shows it: where it does so twice, the first or the last time. What is skipped when clocks go forward comes
   * later by what is skipped (RFC 5545, and Temporal's `compatible`).
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

/** From an instant on, the wall is ahead of UTC by so much. */
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
