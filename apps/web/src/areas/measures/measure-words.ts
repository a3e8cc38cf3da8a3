import type { Measure } from '@muster/api-client';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration in words, with at most two parts. */
export function spanWords(seconds: number): string {
  if (seconds < MINUTE) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / MINUTE);
  if (minutes < HOUR / MINUTE) return `${minutes} min`;
  const whole = minutes * MINUTE;
  const [days, hours] = [Math.floor(whole / DAY), Math.floor((whole % DAY) / HOUR)];
  if (days > 0) return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
  const rest = Math.round((whole % HOUR) / MINUTE);
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

export const shareWords = (share: number): string => `${Math.round(share * 100)} %`;

/** How many, and how many of those are still open. */
export const countWords = ({ n, open }: Pick<Measure['all'], 'n' | 'open'>): string =>
  `of ${n}${open === 0 ? '' : `, ${open} open`}`;

/** Of a number of exceptions, how many are in force. */
export const inForceWords = ({ open }: Pick<Measure['all'], 'open'>): string =>
  open === 0 ? 'none in force now' : `${open} in force now`;
