import { describe, expect, test } from 'vitest';
import { percentText, ratioOfDecimal } from './decimal.ts';
import { readOpenSlo } from './open-slo.ts';

const query = (promql: string) => ({ metricSource: { type: 'Prometheus', spec: { query: promql } } });
const slo = (spec: object = {}) => ({
  apiVersion: 'openslo/v1',
  kind: 'SLO',
  metadata: { name: 'checkout-availability', displayName: 'Checkout answers' },
  spec: {
    service: 'checkout',
    indicator: { spec: { ratioMetric: { counter: true, bad: query('errors'), total: query('requests') } } },
    timeWindow: [{ duration: '28d', isRolling: true }],
    budgetingMethod: 'Occurrences',
    objectives: [{ target: 0.999 }],
    ...spec,
  },
});
const problemsOf = (spec: object) => readOpenSlo([slo(spec)]).problems.map(({ path }) => path);

test('an objective is taken over exactly, and what OpenSLO cannot say is said [GOV 4.6]', () => {
  const { definitions, notes, problems } = readOpenSlo([slo()]);
  expect(problems).toEqual([]);
  expect(definitions).toEqual([
    {
      id: 'checkout-availability',
      title: 'Checkout answers',
      service: 'checkout',
      target: { numerator: 999, denominator: 1000 },
      comparator: 'at-least',
      budgeting: { kind: 'occurrences' },
      window: { kind: 'rolling', minutes: 40_320 },
      freezeWindow: { kind: 'rolling', minutes: 40_320 },
      parts: 'summed',
      indicator: { bad: 'errors', total: 'requests' },
    },
  ]);
  expect(notes.map(({ says }) => says).join()).toMatch(/freezes deployments.*100 %/);
});

test('time slices, calendars, several objectives, an indicator of its own', () => {
  const sli = {
    apiVersion: 'openslo/v1',
    kind: 'SLI',
    metadata: { name: 'x' },
    spec: { ratioMetric: { good: query('g'), total: query('t') } },
  };
  const { definitions, problems } = readOpenSlo([
    sli,
    slo({
      indicator: undefined,
      indicatorRef: 'x',
      budgetingMethod: 'Timeslices',
      timeWindow: [
        { duration: '1w', isRolling: false, calendar: { startTime: '2026-11-30 00:00:00', timeZone: 'UTC' } },
      ],
      objectives: [
        { target: 0.95, timeSliceTarget: 0.92, timeSliceWindow: '1h' },
        { targetPercent: 99.5, timeSliceTarget: 1, timeSliceWindow: '5m' },
      ],
    }),
  ]);
  expect(problems).toEqual([]);
  expect(definitions).toMatchObject([
    {
      id: 'checkout-availability-1',
      window: { kind: 'calendar', unit: 'week' },
      budgeting: { minutes: 60, goodAt: { numerator: 92, denominator: 100 } },
    },
    { id: 'checkout-availability-2', target: { numerator: 995, denominator: 1000 }, budgeting: { minutes: 5 } },
  ]);
});

describe('what cannot be taken over is named, and nothing of it is', () => {
  test.each([
    ['a target of 1', { objectives: [{ target: 1 }] }, '/0/spec/objectives/0/target'],
    ['no window', { timeWindow: [] }, '/0/spec/timeWindow'],
    ['a rolling month', { timeWindow: [{ duration: '1M', isRolling: true }] }, '/0/spec/timeWindow/0/duration'],
    [
      'another zone',
      { timeWindow: [{ duration: '1M', calendar: { timeZone: 'Europe/Berlin' } }] },
      '/0/spec/timeWindow/0/calendar/timeZone',
    ],
    [
      'a week from Tuesday',
      { timeWindow: [{ duration: '1w', calendar: { startTime: '2026-12-01 00:00:00' } }] },
      '/0/spec/timeWindow/0/calendar/startTime',
    ],
    ['averaged slices', { budgetingMethod: 'RatioTimeslices' }, '/0/spec/budgetingMethod'],
    [
      'a slice of 7 minutes',
      { budgetingMethod: 'Timeslices', objectives: [{ target: 0.9, timeSliceTarget: 0.9, timeSliceWindow: '7m' }] },
      '/0/spec/objectives/0/timeSliceWindow',
    ],
    ['a threshold', { indicator: { spec: { thresholdMetric: {} } } }, '/0/spec/indicator'],
    ['an indicator that is elsewhere', { indicator: undefined, indicatorRef: 'gone' }, '/0/spec/indicator'],
    ['no objective', { objectives: [] }, '/0/spec/objectives'],
    ['a composite', { objectives: [{ target: 0.9, compositeWeight: 1 }] }, '/0/spec/objectives/0/compositeWeight'],
  ])('%s', (_, spec, path) => {
    expect(problemsOf(spec)).toEqual([path]);
    expect(readOpenSlo([slo(spec)]).definitions).toEqual([]);
  });

  test.each([
    [[]],
    [['text']],
    [[null]],
    [[{ apiVersion: 'openslo/v2', kind: 'SLO' }]],
    [[{ apiVersion: 'openslo/v1', kind: 'Poem' }]],
  ])('a file that is none: %j', (documents) => {
    expect(readOpenSlo(documents).problems).toHaveLength(1);
  });
});

test('shares are exact, or refused', () => {
  expect(ratioOfDecimal(0.1)).toEqual({ numerator: 1, denominator: 10 });
  expect(ratioOfDecimal(1e-10)).toBeUndefined();
  expect(ratioOfDecimal(1.5)).toBeUndefined();
  expect(percentText({ numerator: 999, denominator: 1000 })).toBe('99.9');
  expect(percentText({ numerator: 1, denominator: 1 })).toBe('100');
  expect(percentText({ numerator: 2, denominator: 3 })).toBe('66.666666');
});
