import { afterEach, expect, test, vi } from 'vitest';
import { createKeptLog } from '../../testing/kept-log.ts';
import { followDatabase } from './follow-database.ts';
import { createSystemClock } from './system-clock.ts';

afterEach(() => vi.useRealTimers());

const NOON = Date.parse('2026-11-02T12:00:00.000Z');
const host = { wallMs: () => NOON, monotonicMs: () => 0 };

function follow(askDatabaseTime: () => Promise<Date>) {
  const clock = createSystemClock(host);
  const log = createKeptLog();
  return { clock, log, following: followDatabase({ clock, askDatabaseTime, samples: 1, everySeconds: 30, log, host }) };
}

test('the clock has the database’s time before anything is served', async () => {
  const { clock, following } = follow(async () => new Date(NOON + 700));
  (await following).stop();
  expect(clock.now().getTime()).toBe(NOON + 700);
  expect(clock.standing()).toEqual({ hostOffsetMs: -700, uncertaintyMs: 0, sinceMeasuredMs: 0 });
});

test('a server whose database cannot be asked does not start', async () => {
  const { following } = follow(async () => Promise.reject(new Error('no database')));
  await expect(following).rejects.toThrow('no database');
});

test('the comparison is repeated, and a failed one is logged and tried again', async () => {
  vi.useFakeTimers();
  const answers = [
    async () => new Date(NOON),
    async () => Promise.reject(new Error('away')),
    async () => new Date(NOON + 5000),
  ];
  const { clock, log, following } = follow(async () => answers.shift()!());
  const { stop } = await following;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(log.events).toMatchObject([{ level: 'warn', event: 'clock.comparison_failed' }]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(clock.now().getTime()).toBe(NOON + 5000);
  stop();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(answers).toEqual([]);
});
