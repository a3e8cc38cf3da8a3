import { addMinutes } from '../../../kernel/clock.ts';

/**
 * `10:05:00 Europe/Berlin`: a time on the reader's clock with its zone, or in UTC if none is set. On a day other than
 * that of `now` the date comes first, and an hour repeated by a clock change carries its offset. A zone this machine no
 * longer knows counts as not set.
 */
export function timeOfDay(at: Date, zone: string | undefined, now: Date): string {
  if (zone === undefined) return inZone(at, 'UTC', now);
  try {
    return inZone(at, zone, now);
  } catch (cause) {
    if (cause instanceof RangeError) return inZone(at, 'UTC', now);
    throw cause;
  }
}

function inZone(at: Date, zone: string, now: Date): string {
  const wall = wallClock(zone);
  const told = wall.format(at);
  const [day = '', time = ''] = told.split(' ');
  const isRepeated = SHIFTS_MINUTES.some((shift) => wall.format(addMinutes(at, shift)) === told);
  return [
    ...(wall.format(now).startsWith(day) ? [] : [day]),
    time,
    zone,
    ...(isRepeated ? [offsetAt(at, zone)] : []),
  ].join(' ');
}

/** Creating a formatter costs more than a hundred uses of it. */
function wallClock(zone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(zone);
  if (known !== undefined) return known;
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  wallClocks.set(zone, wall);
  return wall;
}

/** Bounded by the few hundred zones; an unknown one throws before it is cached. */
const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** How far clocks are set back, in all but a few tiny places. */
const SHIFTS_MINUTES = [-60, 60];

/** `(GMT+02:00)` */
const offsetAt = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .filter(({ type }) => type === 'timeZoneName')
    .map(({ value }) => `(${value})`)
    .join('');
