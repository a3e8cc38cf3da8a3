const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of time in its two largest units: `42s`, `4m 12s`, `1h 04m`, `2d 03h`. Milliseconds in; the sign is dropped. */
export function formatSpan(milliseconds: number): string {
  const whole = Math.floor(Math.abs(milliseconds) / second) * second;
  if (whole < minute) return `${whole / second}s`;
  if (whole < hour) return pair(whole, minute, 'm', second, 's');
  if (whole < day) return pair(whole, hour, 'h', minute, 'm');
  return pair(whole, day, 'd', hour, 'h');
}

/** How long something has been going on by a clock that may lag behind the moment at which it began. */
export const formatElapsed = (from: Date, until: Date): string =>
  formatSpan(Math.max(0, until.getTime() - from.getTime()));

/** A measured span for a finished thing: like formatSpan, with tenths below ten seconds. */
export function formatTook(milliseconds: number): string {
  return milliseconds < 10 * second ? `${(milliseconds / second).toFixed(1)}s` : formatSpan(milliseconds);
}

function pair(whole: number, large: number, largeMark: string, small: number, smallMark: string): string {
  const rest = Math.floor((whole % large) / small);
  return `${Math.floor(whole / large)}${largeMark} ${String(rest).padStart(2, '0')}${smallMark}`;
}
