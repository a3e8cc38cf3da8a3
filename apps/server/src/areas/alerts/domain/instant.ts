/**
 * A UTC instant to the nanosecond, as `2026-11-23T06:35:14.123456789Z`. Alertmanager's clock is finer than a Date, and
 * the exact start names an episode. Sorts chronologically as text.
 */
export type Instant = string & { readonly __instant: true };

/** Parses RFC 3339 with any offset and any number of fractional digits; undefined if it names no instant. */
export function readInstant(given: unknown): Instant | undefined {
  if (given === ZERO_AS_GO_WRITES_IT) return ZERO_TIME;
  const parts = typeof given === 'string' ? RFC_3339.exec(given) : null;
  if (!parts) return undefined;
  const [, local = '', fraction = '', zone = ''] = parts;
  const asUtc = `${local.toUpperCase().replace(' ', 'T')}.000Z`;
  const localMs = Date.parse(asUtc);
  // Date.parse turns 30 February into a day in March; reject such a text.
  if (Number.isNaN(localMs) || isoOf(localMs) !== asUtc) return undefined;
  const offset = offsetMinutes(zone);
  const utc = offset === 0 ? asUtc : isoOf(localMs - offset * MS_PER_MINUTE);
  return utc === undefined ? undefined : (utc.replace('.000Z', `.${toNanoseconds(fraction)}Z`) as Instant);
}

/** Rounded down to the millisecond. */
export const toDate = (instant: Instant): Date => new Date(instant.replace(/\d{6}Z$/, 'Z'));

/** A Date as an Instant. */
export const instantOf = (date: Date): Instant => date.toISOString().replace('Z', '000000Z') as Instant;

export const earlierInstant = (first: Instant, second: Instant): Instant => (second < first ? second : first);

export const laterInstant = (first: Instant | undefined, second: Instant | undefined): Instant | undefined =>
  first === undefined || (second !== undefined && second > first) ? second : first;

/** Go's zero time, which Alertmanager sends as the end of an alert without one. */
export const ZERO_TIME = '0001-01-01T00:00:00.000000000Z' as Instant;
const ZERO_AS_GO_WRITES_IT = '0001-01-01T00:00:00Z';

const RFC_3339 = /^(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/;
const MS_PER_MINUTE = 60_000;

/** Undefined outside the years 0 to 9999, the range of RFC 3339. */
function isoOf(ms: number): string | undefined {
  const iso = Number.isFinite(ms) ? new Date(ms).toISOString() : '';
  // Years outside the range are written with a sign.
  return /^\d/.test(iso) ? iso : undefined;
}

const NO_NANOSECONDS = '000000000';
const toNanoseconds = (fraction: string): string => (fraction + NO_NANOSECONDS).slice(0, NO_NANOSECONDS.length);

function offsetMinutes(zone: string): number {
  if (zone.length === 1) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
