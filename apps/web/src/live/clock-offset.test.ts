import { expect, test } from 'vitest';
import { betterOffset, type ClockOffset } from './clock-offset.ts';

const unknown: ClockOffset = { ahead: 0, doubt: Infinity, measuredAt: 0 };
/**
 * A response that took `there` and `back` milliseconds, on a machine whose clock is `ahead` milliseconds behind the
 * server's.
 */
const answer = (ahead: number, sentAt: number, there: number, back: number) => ({
  serverTime: sentAt + there + ahead,
  sentAt,
  receivedAt: sentAt + there + back,
});

test('the answer that travelled least is believed most, until it is old', () => {
  const quick = betterOffset(unknown, answer(5000, 1000, 10, 10));
  expect(quick).toEqual({ ahead: 5000, doubt: 10, measuredAt: 1020 });
  expect(betterOffset(quick, answer(5000, 60_000, 300, 100))).toEqual(quick);
  expect(betterOffset(quick, answer(5000, 60_000, 6, 4))).toMatchObject({ ahead: 5001, doubt: 5 });
  expect(betterOffset(quick, answer(5000, 700_000, 300, 100))).toMatchObject({ ahead: 5100, doubt: 200 });
});

test('a machine that slept learns it from the next answer, however long that travelled', () => {
  const quick = betterOffset(unknown, answer(0, 1000, 10, 10));
  const late = answer(3_600_000, 60_000, 200, 200);
  const { ahead } = betterOffset(quick, late);
  expect(ahead).toBe(3_600_000);
  expect(late.receivedAt + ahead).toBeGreaterThanOrEqual(late.serverTime);
});

test('nor does the server’s time run ahead of what an answer allows', () => {
  const fast = betterOffset(unknown, answer(9000, 1000, 10, 10));
  expect(betterOffset(fast, answer(0, 60_000, 200, 200)).ahead).toBe(0);
});
