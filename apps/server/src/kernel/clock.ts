/**
 * The current time. In production it follows the database's clock and never runs backwards (architecture, "Time and
 * transactions").
 */
export interface Clock {
  now(): Date;
}

const MS_PER_MINUTE = 60_000;

export const MINUTES_PER_HOUR = 60;

/** A day is always 24 hours: Muster counts in UTC, without daylight saving time. */
export const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

export const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MS_PER_MINUTE);

export const addDays = (at: Date, days: number): Date => addMinutes(at, days * MINUTES_PER_DAY);

/** The UTC day, such as `2026-11-23`; parses back to its midnight. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 'yyyy-mm-dd'.length);

export const addMilliseconds = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

export const minutesBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / MS_PER_MINUTE;

export const laterOf = (first: Date, second: Date): Date => (first.getTime() >= second.getTime() ? first : second);

export const isBefore = (first: Date, second: Date): boolean => first.getTime() < second.getTime();
