const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in two parts: `4m 12s`, `2h 05m`, `3d 4h`. */
export function lengthWords(milliseconds: number): string {
  const left = Math.abs(milliseconds);
  const whole = (unit: number, of = left): number => Math.floor(of / unit);
  if (left < HOUR) return `${whole(MINUTE)}m ${two(whole(SECOND, left % MINUTE))}s`;
  if (left < DAY) return `${whole(HOUR)}h ${two(whole(MINUTE, left % HOUR))}m`;
  return `${whole(DAY)}d ${whole(HOUR, left % DAY)}h`;
}

/** How long it has lasted by now; nothing yet where this machine's clock is late. */
export const sinceWords = (instant: string, now: Date): string =>
  lengthWords(Math.max(0, now.getTime() - Date.parse(instant)));

/** How long ago, in its largest part: `12s`, `3m`, `5h`, `2d`. */
export function agoWords(instant: string, now: Date): string {
  const since = Math.max(0, now.getTime() - Date.parse(instant));
  if (since < MINUTE) return `${Math.floor(since / SECOND)}s ago`;
  if (since < HOUR) return `${Math.floor(since / MINUTE)}m ago`;
  if (since < DAY) return `${Math.floor(since / HOUR)}h ago`;
  return `${Math.floor(since / DAY)}d ago`;
}

/** `2026-11-23 03:12:09Z`: the record's own time, to the second. */
export const instantWords = (instant: string): string => instant.replace('T', ' ').replace(/\.\d+Z$/, 'Z');

/** A sentence of the server with the moments that it names in the shape of every other. */
export const timedWords = ({ summary, instants = [] }: { summary: string; instants?: readonly string[] }): string =>
  instants.reduce((words, instant) => words.replace(instant, instantWords(instant)), summary);

/** `03:12:09Z`: the time of day alone, for lines of one day; in the record's own zone, and saying so. */
export const timeOfDay = (instant: string): string => `${instant.slice(11, 19)}Z`;

const two = (value: number): string => String(value).padStart(2, '0');
