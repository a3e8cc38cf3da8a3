const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A duration in two units, the smaller with two digits: `0m 42s`, `4m 12s`, `1h 04m`, `2d 03h`. So a running counter
 * keeps its width. Takes milliseconds; drops the sign.
 */
export function spanWords(milliseconds: number): string {
  const span = Math.abs(milliseconds);
  if (span < hour) return pair(span, minute, 'm', second, 's');
  if (span < day) return pair(span, hour, 'h', minute, 'm');
  return pair(span, day, 'd', hour, 'h');
}

/** How long something has been going on, by a clock that may lag behind its start. */
export const elapsedWords = (from: Date, until: Date): string =>
  spanWords(Math.max(0, until.getTime() - from.getTime()));

/** The measured duration of something finished: with tenths below ten seconds. */
export const tookWords = (milliseconds: number): string =>
  milliseconds < 10 * second ? `${(milliseconds / second).toFixed(1)}s` : spanWords(milliseconds);

/** A duration of a minute or more in its largest unit: `4m`, `3h`, `2d`. */
export const largestUnit = (milliseconds: number): string => spanWords(milliseconds).split(' ')[0] ?? '';

/**
 * How long ago it happened: `just now` within the minute, then in its largest unit. Past events are never shown as in
 * the future: news may reach a page before its next tick, or a terminal whose clock is slow.
 */
export function agoWords(at: Date, now: Date): string {
  const past = now.getTime() - at.getTime();
  return past < minute ? 'just now' : `${largestUnit(past)} ago`;
}

function pair(span: number, large: number, largeMark: string, small: number, smallMark: string): string {
  const rest = Math.floor((span % large) / small);
  return `${Math.floor(span / large)}${largeMark} ${String(rest).padStart(2, '0')}${smallMark}`;
}
