import type { SprintCalendar } from '../snapshot.ts';

const millisecondsADay = 24 * 60 * 60 * 1000;

/**
 * The instant at which "next sprint" ends (clause 3.4.3, ruling R13): the end of the sprint after the one containing
 * `now`. Sprints begin at local midnight in the calendar's time zone, so that daylight saving time moves no sprint by
 * an hour.
 */
export function endOfNextSprint(calendar: SprintCalendar, now: Date): Date {
  const anchor = Date.parse(`${calendar.anchor}T00:00:00Z`) / millisecondsADay;
  const today = Math.floor((now.getTime() + offsetAt(calendar.zone, now.getTime())) / millisecondsADay);
  const current = Math.floor((today - anchor) / calendar.length.days);
  return localMidnight(calendar.zone, anchor + (current + 2) * calendar.length.days);
}

/** Midnight in the zone on a day counted from 1970-01-01. */
function localMidnight(zone: string, day: number): Date {
  const asIfUtc = day * millisecondsADay;
  const guess = asIfUtc - offsetAt(zone, asIfUtc);
  // The offset may differ between the two instants if a daylight-saving change lies between them.
  return new Date(asIfUtc - offsetAt(zone, guess));
}

/** Milliseconds by which the zone's wall clock is ahead of UTC at an instant. */
function offsetAt(zone: string, instant: number): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}
