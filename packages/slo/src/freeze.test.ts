import { expect, test } from 'vitest';
import { backTest } from './back-test.ts';
import type { Definition } from './definition.ts';
import { expectedExhaustion, expectedThaw } from './forecast.ts';
import { nextFreeze, type FreezeState } from './freeze.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './window.ts';

const FIFTH = { numerator: 1, denominator: 5 };
const rule = { below: FIFTH, holdsMinutes: 60 };
const day = { kind: 'rolling', minutes: 24 * 60 } as const;
const definition: Definition = {
  id: 'checkout',
  title: 'Checkout answers',
  service: 'checkout',
  target: { numerator: 99, denominator: 100 },
  comparator: 'at-least',
  budgeting: { kind: 'occurrences' },
  window: day,
  freezeWindow: day,
  parts: 'summed',
};
const start = Date.UTC(2026, 10, 1);
const hours = (count: number, bad: (hour: number) => bigint) =>
  Array.from({ length: count }, (_, hour) => ({ at: start + hour * HOUR_MS, total: 100n, bad: bad(hour) }));

test('a freeze is entered at once, left only after an hour of recovery, and a relapse counts again [GOV 4.7]', () => {
  let state: FreezeState = { kind: 'open' };
  const at = (minute: number, freezes: boolean) => (state = nextFreeze(state, freezes, minute * MINUTE_MS, 60));
  expect(at(0, true)).toEqual({ kind: 'frozen', since: 0, recoveredSince: undefined });
  expect(at(10, false)).toMatchObject({ kind: 'frozen', recoveredSince: 10 * MINUTE_MS });
  expect(at(40, true)).toMatchObject({ kind: 'frozen', since: 0, recoveredSince: undefined });
  expect(at(50, false).kind).toBe('frozen');
  expect(at(109, false).kind).toBe('frozen');
  expect(at(110, false).kind).toBe('open');
});

test('a back-test tells how often it would have frozen, from when to when [GOV 4.6]', () => {
  const result = backTest(
    definition,
    hours(96, (hour) => (hour === 30 ? 30n : 0n)),
    { from: start + DAY_MS, to: start + 4 * DAY_MS },
    rule,
  );
  expect(result).toMatchObject({ hours: 72, hoursWithData: 72, hoursMissed: 24 });
  // Bad in hour 30, judged at its end; out of the window 24 hours later, and released an hour after that.
  expect(result.freezes).toEqual([{ from: start + 31 * HOUR_MS, to: start + 56 * HOUR_MS }]);
});

test('the expected thaw is when what was bad has left the window, and an hour [GOV 4.8]', () => {
  const seen = hours(24, (hour) => (hour === 5 ? 30n : 0n));
  const at = start + DAY_MS - 1;
  expect(expectedThaw(definition, seen, at, rule)).toBe(start + 6 * HOUR_MS + DAY_MS + HOUR_MS);
  expect(
    expectedThaw(
      definition,
      hours(24, () => 0n),
      at,
      rule,
    ),
  ).toBeUndefined();
  const monthly: Definition = { ...definition, freezeWindow: { kind: 'calendar', unit: 'month' } };
  expect(expectedThaw(monthly, seen, at, rule)).toBe(Date.UTC(2026, 11, 1) + HOUR_MS);
});

test('half a budget burning twice as fast as allowed lasts a quarter of the period', () => {
  const half = { num: 1n, den: 2n };
  expect(expectedExhaustion(definition, half, { total: 100n, bad: 2n }, 0)).toBe(6 * HOUR_MS);
  expect(expectedExhaustion(definition, half, { total: 100n, bad: 0n }, 0)).toBeUndefined();
});
