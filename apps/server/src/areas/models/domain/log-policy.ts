import type { PolicySnapshot } from '@muster/policy';

const MINUTES_PER_DAY = 24 * 60;

/** How long predictions are kept, in days (GOV 7.13). */
export const keptDays = ({ controls }: PolicySnapshot): number =>
  controls.gdpr22.predictionLog.keptFor.minutes / MINUTES_PER_DAY;

/** How long what a producer has numbered may be on its way before it is missing. */
export const graceOf = ({ controls }: PolicySnapshot, now: Date) => ({
  now,
  graceMinutes: controls.gdpr22.predictionLog.gapsFoundAfter.minutes,
});

/** By when a review that is asked for at an instant is answered: so many calendar months later, or their last day (GOV 7.14). */
export function reviewDueAt({ controls }: PolicySnapshot, askedAt: Date): Date {
  const { answeredWithinMonths } = controls.gdpr22.humanReview;
  const due = new Date(askedAt);
  due.setUTCMonth(due.getUTCMonth() + answeredWithinMonths);
  const month = (askedAt.getUTCMonth() + answeredWithinMonths) % 12;
  // Of 31 January there is no 31 February: what ran over goes back to the month's last day.
  if (due.getUTCMonth() !== month) due.setUTCDate(0);
  return due;
}
