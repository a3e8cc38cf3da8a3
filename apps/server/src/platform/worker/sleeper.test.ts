import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addMilliseconds } from '../../kernel/clock.ts';
import { createManualClock, type ManualClock } from '../../testing/manual-clock.ts';
import { createSleeper } from './sleeper.ts';

let clock: ManualClock;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  clock = createManualClock();
});
afterEach(() => vi.useRealTimers());

function sleepFor(ms: number) {
  const sleeper = createSleeper(clock);
  const state = { awake: false };
  const slept = sleeper.until(addMilliseconds(clock.now(), ms)).then(() => (state.awake = true));
  return { sleeper, state, slept };
}

test('a timer that fires before its moment by the clock is set again', async () => {
  const { state, slept } = sleepFor(100);
  clock.advance({ milliseconds: 97 });
  await vi.advanceTimersByTimeAsync(100);
  expect(state.awake).toBe(false);
  clock.advance({ milliseconds: 3 });
  await vi.advanceTimersByTimeAsync(3);
  await slept;
});

test('a nudge for an earlier moment shortens the sleep, one for a later moment does not stretch it', async () => {
  const { sleeper, state } = sleepFor(100);
  sleeper.wakeBy(addMilliseconds(clock.now(), 500));
  sleeper.wakeBy(addMilliseconds(clock.now(), 10));
  clock.advance({ milliseconds: 10 });
  await vi.advanceTimersByTimeAsync(9);
  expect(state.awake).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(state.awake).toBe(true);
});

test('a wake that came while nobody slept ends the next sleep, and only that', async () => {
  const sleeper = createSleeper(clock);
  sleeper.wake();
  await sleeper.until(addMilliseconds(clock.now(), 100));
  let awake = false;
  void sleeper.until(addMilliseconds(clock.now(), 100)).then(() => (awake = true));
  await vi.advanceTimersByTimeAsync(50);
  expect(awake).toBe(false);
});
