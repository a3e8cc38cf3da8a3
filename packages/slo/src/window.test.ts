import { expect, test } from 'vitest';
import { readingOf } from './counts.ts';
import { HOUR_MS, MINUTE_MS, spanOf, type Window } from './window.ts';

const span = (window: Window, at: string) => {
  const { from, to } = spanOf(window, Date.parse(at));
  return [new Date(from).toISOString(), new Date(to).toISOString()];
};

test('a week is ISO’s, from Monday midnight UTC [GOV 4.4]', () => {
  const week: Window = { kind: 'calendar', unit: 'week' };
  expect(span(week, '2026-11-29T23:59:59.999Z')).toEqual(['2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z']);
  expect(span(week, '2026-11-30T00:00:00Z')).toEqual(['2026-11-30T00:00:00.000Z', '2026-12-07T00:00:00.000Z']);
  expect(span(week, '2027-01-01T12:00:00Z')[0]).toBe('2026-12-28T00:00:00.000Z');
});

test('a month, a quarter and a year end where the next begins [GOV 4.5]', () => {
  const of = (unit: 'month' | 'quarter' | 'year') => span({ kind: 'calendar', unit }, '2028-02-29T10:00:00Z');
  expect(of('month')).toEqual(['2028-02-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z']);
  expect(of('quarter')).toEqual(['2028-01-01T00:00:00.000Z', '2028-04-01T00:00:00.000Z']);
  expect(of('year')).toEqual(['2028-01-01T00:00:00.000Z', '2029-01-01T00:00:00.000Z']);
});

test('a rolling window ends with the minute under way [GOV 4.1]', () => {
  expect(span({ kind: 'rolling', minutes: 60 }, '2026-11-30T10:15:42Z')).toEqual([
    '2026-11-30T09:16:00.000Z',
    '2026-11-30T10:16:00.000Z',
  ]);
});

test('28 days are read as at most 672 hours and 118 minutes, and cover the span exactly', () => {
  for (const offset of [0, 1, 37, 59]) {
    const to = Date.parse('2026-11-30T10:00:00Z') + offset * MINUTE_MS;
    const from = to - 28 * 24 * HOUR_MS;
    const { hours, minutes } = readingOf({ from, to });
    const lone = minutes.reduce((sum, each) => sum + each.to - each.from, 0);
    expect(hours.to - hours.from + lone).toBe(to - from);
    expect(lone / MINUTE_MS).toBeLessThanOrEqual(118);
  }
  expect(readingOf({ from: 5 * MINUTE_MS, to: 50 * MINUTE_MS })).toEqual({
    hours: { from: 5 * MINUTE_MS, to: 5 * MINUTE_MS },
    minutes: [{ from: 5 * MINUTE_MS, to: 50 * MINUTE_MS }],
  });
});
