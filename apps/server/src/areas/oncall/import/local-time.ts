import type { Window } from '@muster/rota';

type LocalTime = { readonly date: string; readonly time: string; readonly seconds: number };

/** The local time in a zone at an instant; undefined if either is invalid. */
export function localTime(instant: string, zone: string): LocalTime | undefined {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return undefined;
  try {
    const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    const [date = '', clock = ''] = shown.format(at).split(' ');
    return { date, time: clock.slice(0, 'hh:mm'.length), seconds: Number(clock.slice('hh:mm:'.length)) };
  } catch {
    return undefined;
  }
}

const MINUTES_PER_DAY = 24 * 60;
const DAYS = 7;

/** A weekly window that starts on a weekday (Monday is 1) at a time of day and lasts some minutes, at most a week. */
export function windowFrom(day: number, time: string, minutes: number): Window {
  const [hour = '0', minute = '0'] = time.split(':');
  const end = Number(hour) * 60 + Number(minute) + minutes;
  const toDay = ((day - 1 + Math.floor(end / MINUTES_PER_DAY)) % DAYS) + 1;
  return { fromDay: day, from: time.slice(0, 'hh:mm'.length), toDay, to: clockOf(end % MINUTES_PER_DAY) };
}

/** The same window every day. */
export const dailyWindows = (time: string, minutes: number): readonly Window[] =>
  minutes >= MINUTES_PER_DAY ? [] : Array.from({ length: DAYS }, (_, day) => windowFrom(day + 1, time, minutes));

export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Monday is 1. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || DAYS;

export const dayLater = (date: string, days: number): string => {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 'yyyy-mm-dd'.length);
};
