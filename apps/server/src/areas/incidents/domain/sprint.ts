import type { PolicySnapshot } from '@muster/policy';
import { Temporal } from 'temporal-polyfill';

/**
 * The end of the sprint after the one that `at` falls in (GOV 3.4.3, R13). Sprints begin at midnight in the calendar's
 * zone, so one that a clock change falls into is an hour longer or shorter, as people there expect.
 */
export function endOfNextSprint(at: Date, calendar: PolicySnapshot['sprints']): Date {
  const anchor = Temporal.PlainDate.from(calendar.anchor);
  const lengthInDays = calendar.length.minutes / Temporal.Duration.from({ days: 1 }).total('minutes');
  const today = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(calendar.zone).toPlainDate();
  const current = Math.floor(anchor.until(today).days / lengthInDays);
  const end = anchor.add({ days: (current + 2) * lengthInDays }).toZonedDateTime(calendar.zone);
  return new Date(end.epochMilliseconds);
}
