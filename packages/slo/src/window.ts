export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A span that budgets are kept for. Calendars are in UTC; weeks are ISO weeks, from Monday. */
export type Window =
  | { readonly kind: 'rolling'; readonly minutes: number }
  | { readonly kind: 'calendar'; readonly unit: CalendarUnit };

export const calendarUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

/** Half-open, in whole minutes, as milliseconds since 1970. */
export type Span = { readonly from: number; readonly to: number };

/** The window containing an instant. A rolling one ends with the current minute. */
export function spanOf(window: Window, at: number): Span {
  if (window.kind === 'calendar') return calendarSpan(window.unit, at);
  const to = floorTo(at, MINUTE_MS) + MINUTE_MS;
  return { from: to - window.minutes * MINUTE_MS, to };
}

/** Its length; for a calendar window, the usual one. */
export const minutesOf = (window: Window): number =>
  window.kind === 'rolling' ? window.minutes : usualDays[window.unit] * 24 * 60;

export const floorTo = (at: number, step: number): number => at - (((at % step) + step) % step);

const usualDays: Readonly<Record<CalendarUnit, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

function calendarSpan(unit: CalendarUnit, at: number): Span {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const day = floorTo(at, DAY_MS);
  switch (unit) {
    case 'day':
      return { from: day, to: day + DAY_MS };
    case 'week': {
      // 1970-01-01 was a Thursday: three days into its week.
      const from = floorTo(day + 3 * DAY_MS, 7 * DAY_MS) - 3 * DAY_MS;
      return { from, to: from + 7 * DAY_MS };
    }
    case 'month':
      return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1) };
    case 'quarter': {
      const first = month - (month % 3);
      return { from: Date.UTC(year, first), to: Date.UTC(year, first + 3) };
    }
    case 'year':
      return { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0) };
  }
}
