import type { PolicySnapshot } from '@muster/policy';

const MINUTES_PER_DAY = 24 * 60;

/** Retention of predictions, in days (GOV 7.13). */
export const keptDays = ({ controls }: PolicySnapshot): number =>
  controls.gdpr22.predictionLog.keptFor.minutes / MINUTES_PER_DAY;

/** How long a numbered prediction may be in transit before it counts as missing. */
export const graceOf = ({ controls }: PolicySnapshot, now: Date) => ({
  now,
  graceMinutes: controls.gdpr22.predictionLog.gapsFoundAfter.minutes,
});

/**
 * When a review requested at `askedAt` is due: a number of calendar months later, or that month's last day (GOV 7.14).
 */
export function reviewDueAt({ controls }: PolicySnapshot, askedAt: Date): Date {
  const { answeredWithinMonths } = controls.gdpr22.humanReview;
  const due = new Date(askedAt);
  due.setUTCMonth(due.getUTCMonth() + answeredWithinMonths);
  const month = (askedAt.getUTCMonth() + answeredWithinMonths) % 12;
  // There is no 31 February: an overflow becomes the month's last day.
  if (due.getUTCMonth() !== month) due.setUTCDate(0);
  return due;
}
