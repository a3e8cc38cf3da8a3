import { addDays } from '../../../kernel/clock.ts';

const WEEK = 7;
const MONTH = 30;
const MANY_WEEKS = 26;

/** Splits a span into weeks, or into 30-day months if it is long; the last period ends with the span. */
export function periodsIn(from: Date, to: Date): readonly { readonly from: Date; readonly to: Date }[] {
  const isLong = addDays(from, WEEK * MANY_WEEKS) < to;
  const step = isLong ? MONTH : WEEK;
  const periods: { from: Date; to: Date }[] = [];
  for (let at = from; at < to; at = addDays(at, step)) {
    const end = addDays(at, step);
    periods.push({ from: at, to: end < to ? end : to });
  }
  return periods;
}
