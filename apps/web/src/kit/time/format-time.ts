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
export const localTimeOfDay = (at: Date, zone?: string): string =>
  at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', ...inZone(zone) });

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

const localDay = (at: Date, zone?: string): string =>
  at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', ...inZone(zone) });

function zoneName(at: Date, zone?: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short', ...inZone(zone) }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

const inZone = (zone?: string): { timeZone?: string } => (zone === undefined ? {} : { timeZone: zone });
