import { describe, expect, test } from 'vitest';
import { nextSlot, slotOf, slotsBetween, type Schedule } from '../domain/schedule.ts';
import type { Run } from '../domain/run.ts';
import { calendar, problemOfCron } from './calendar.ts';

const at = (text: string) => new Date(text);
const schedule = (given: Partial<Schedule> = {}): Schedule => ({
  cron: '0 * * * *',
  zone: 'UTC',
  nominal: 'by-integration',
  from: at('2026-01-01T00:00:00Z'),
  until: undefined,
  ...given,
});
const run = (given: Partial<Run>): Run => ({
  runId: 'r',
  firstEventAt: at('2026-11-02T01:00:05Z'),
  lastEventAt: at('2026-11-02T01:00:05Z'),
  startedAt: undefined,
  nominalStart: undefined,
  nominalEnd: undefined,
  ended: undefined,
  parentRun: undefined,
  integration: undefined,
  error: undefined,
  ...given,
});
const isos = (dates: readonly Date[]) => dates.map((date) => date.toISOString());

describe('scheduled starts', () => {
  test('follow the wall clock of their zone: 02:30 in Berlin on both days on which clocks change', () => {
    const nightly = schedule({ cron: '30 2 * * *', zone: 'Europe/Berlin' });
    const spring = slotsBetween(calendar, [nightly], at('2026-03-28T00:00:00Z'), at('2026-03-30T12:00:00Z'), 10);
    expect(isos(spring)).toEqual(['2026-03-28T01:30:00.000Z', '2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z']);
    const autumn = slotsBetween(calendar, [nightly], at('2026-10-24T00:00:00Z'), at('2026-10-26T12:00:00Z'), 10);
    expect(isos(autumn)).toEqual(['2026-10-24T00:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  });

  test('are those of the schedule that held then: what a new one says binds from its own instant', () => {
    const changed = at('2026-11-02T02:00:00Z');
    const both = [schedule({ cron: '30 * * * *', from: changed }), schedule({ until: changed })];
    expect(isos(slotsBetween(calendar, both, at('2026-11-02T00:00:00Z'), at('2026-11-02T03:59:00Z'), 10))).toEqual([
      '2026-11-02T01:00:00.000Z',
      '2026-11-02T02:30:00.000Z',
      '2026-11-02T03:30:00.000Z',
    ]);
    expect(nextSlot(calendar, both, at('2026-11-02T01:00:00Z'))).toEqual(at('2026-11-02T02:30:00Z'));
    expect(nextSlot(calendar, [schedule({ until: changed })], at('2026-11-02T01:30:00Z'))).toBeUndefined();
  });

  test('are no more than asked for', () => {
    expect(
      slotsBetween(calendar, [schedule()], at('2026-11-02T00:00:00Z'), at('2026-12-02T00:00:00Z'), 3),
    ).toHaveLength(3);
  });

  test.each([
    ['0 2 * * *', undefined],
    ['@hourly', undefined],
    ['*/5 * * * 1-5', undefined],
    ['* * * * * *', 'does not have five fields'],
    ['often', 'does not have five fields'],
    ['0 25 * * *', 'is not a cron expression'],
    ['0 0 30 2 *', 'is never due'],
  ])('%s: %s', (cron, problem) => {
    expect(problemOfCron(cron, at('2026-11-02T00:00:00Z'))).toBe(problem);
  });
});

describe('a run answers', () => {
  test('the scheduled start that it names', () => {
    expect(slotOf(calendar, [schedule()], run({ nominalStart: at('2026-11-01T23:00:00.000Z') }))).toEqual(
      at('2026-11-01T23:00:00Z'),
    );
  });

  test('of Airflow, where its data interval ends: that is when it is due to start', () => {
    const interval = { nominalStart: at('2026-11-02T00:00:00Z'), nominalEnd: at('2026-11-02T01:00:00Z') };
    expect(slotOf(calendar, [schedule()], run({ ...interval, integration: 'AIRFLOW' }))).toEqual(
      at('2026-11-02T01:00:00Z'),
    );
    expect(slotOf(calendar, [schedule()], run({ ...interval, integration: 'DAGSTER' }))).toEqual(
      at('2026-11-02T00:00:00Z'),
    );
    expect(slotOf(calendar, [schedule({ nominal: 'end' })], run(interval))).toEqual(at('2026-11-02T01:00:00Z'));
  });

  test('without a nominal time, the last scheduled start before it began; a timer may be a moment early', () => {
    expect(slotOf(calendar, [schedule()], run({ startedAt: at('2026-11-02T01:40:00Z') }))).toEqual(
      at('2026-11-02T01:00:00Z'),
    );
    expect(slotOf(calendar, [schedule()], run({ startedAt: at('2026-11-02T01:59:59.700Z') }))).toEqual(
      at('2026-11-02T02:00:00Z'),
    );
  });

  test('none, where it names an instant at which nothing was scheduled, or began before there was a schedule', () => {
    expect(slotOf(calendar, [schedule()], run({ nominalStart: at('2026-11-02T01:17:00Z') }))).toBeUndefined();
    expect(slotOf(calendar, [schedule()], run({ startedAt: at('2025-12-31T22:00:00Z') }))).toBeUndefined();
    const gone = schedule({ until: at('2026-11-02T01:00:00Z') });
    expect(slotOf(calendar, [gone], run({ nominalStart: at('2026-11-02T01:00:00Z') }))).toBeUndefined();
  });
});
