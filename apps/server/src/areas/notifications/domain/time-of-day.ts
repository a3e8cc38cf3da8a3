import { addMinutes } from '../../../kernel/clock.ts';

/**
 * `10:05:00 Europe/Berlin`: a moment by its reader's clock, whose zone is named with it, or in UTC where they have not said.
 * On another day than `now` the date comes first, and an hour that a change of the clocks repeats is told by its offset.
 * A zone that this machine does not know any more counts as not said.
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

/** Making one takes longer than a hundred uses of it. */
function wallClock(zone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(zone);
  if (known !== undefined) return known;
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  wallClocks.set(zone, wall);
  return wall;
}

/** There are some hundred zones; one that this machine does not know throws before it is kept. */
const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** By how much clocks are put back wherever there are more than some hundred people. */
const SHIFTS_MINUTES = [-60, 60];

/** `(GMT+02:00)` */
const offsetAt = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .filter(({ type }) => type === 'timeZoneName')
    .map(({ value }) => `(${value})`)
    .join('');
