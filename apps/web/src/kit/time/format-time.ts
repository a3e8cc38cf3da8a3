import { agoWords, largestUnit } from '@muster/api-client';

const minute = 60_000;
const day = 24 * 60 * minute;

/** `4m ago`, or the date after a week. */
export const timeAgo = (at: Date, now: Date, zone?: string): string =>
  now.getTime() - at.getTime() >= 7 * day ? localDay(at, zone) : agoWords(at, now);

/** `expires in 4m`, `expired 3h ago`, or the date beyond a week. */
export function expiryWords(at: Date, now: Date, zone?: string): string {
  const left = at.getTime() - now.getTime();
  if (left <= 0) return `expired ${timeAgo(at, now, zone)}`;
  if (left < minute) return 'expires in under a minute';
  return `expires ${left >= 7 * day ? localDay(at, zone) : `in ${largestUnit(left)}`}`;
}

/** Local time of day, to the second. */
export const localTimeOfDay = (at: Date, zone?: string): string => formatsOf(zone).time.format(at);

/** Local date and time, with the zone's name. */
export const localMoment = (at: Date, zone?: string): string =>
  `${localDay(at, zone)} ${localTimeOfDay(at, zone)} ${zoneName(at, zone)}`;

/** Within a sentence: the time of day, with the date unless it is today. */
export const localMomentFrom = (at: Date, now: Date, zone?: string): string =>
  localDay(at, zone) === localDay(now, zone)
    ? localTimeOfDay(at, zone)
    : `${localDay(at, zone)} ${localTimeOfDay(at, zone)}`;

/** The same instant in the ledger's format. */
export const utcMoment = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

const localDay = (at: Date, zone?: string): string => formatsOf(zone).day.format(at);

const zoneName = (at: Date, zone?: string): string =>
  formatsOf(zone)
    .zone.formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value ?? '';

type Formats = Readonly<Record<'day' | 'time' | 'zone', Intl.DateTimeFormat>>;

/** Constructing a format takes a hundred times longer than using it, and a page shows hundreds of times. */
const known = new Map<string | undefined, Formats>();

function formatsOf(zone: string | undefined): Formats {
  const found = known.get(zone);
  if (found !== undefined) return found;
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat('en-GB', { ...options, ...(zone === undefined ? {} : { timeZone: zone }) });
  const made = {
    day: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    time: format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    zone: format({ timeZoneName: 'short' }),
  };
  known.set(zone, made);
  return made;
}
