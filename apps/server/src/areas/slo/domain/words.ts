import { percentText, type Definition, type Window } from '@muster/slo';

const MINUTES = { h: 60, d: 24 * 60 };

/** A window in words: `28 d rolling`, `week`. */
export const windowWords = (window: Window): string =>
  window.kind === 'calendar' ? `calendar ${window.unit}` : `${spanWords(window.minutes)} rolling`;

export const spanWords = (minutes: number): string =>
  minutes % MINUTES.d === 0
    ? `${minutes / MINUTES.d} d`
    : minutes % MINUTES.h === 0
      ? `${minutes / MINUTES.h} h`
      : `${minutes} min`;

/** `≥ 99 %`, or `> 99 %` if exactly reaching it is not enough. */
export const targetWords = ({ target, comparator }: Pick<Definition, 'target' | 'comparator'>): string =>
  `${comparator === 'at-least' ? '≥' : '>'} ${percentText(target)} %`;

/** What triggered a budget alarm. */
export type Alarm = {
  readonly times?: string;
  readonly overMinutes?: number;
  readonly spentPercent?: string;
  readonly unacknowledged?: boolean;
};

/** One line for titles, timelines and pages. */
export function burningWords({ times, overMinutes, spentPercent, unacknowledged }: Alarm): string {
  if (times !== undefined) return `burns its budget ${times} times too fast over ${spanWords(overMinutes ?? 0)}`;
  if (unacknowledged === true)
    return 'a SEV-1 drift alert is not acknowledged yet; the first miss of the month freezes deployments';
  return `${spentPercent ?? '0'} % of its budget is spent`;
}
