import { describe, expect, test } from 'vitest';
import { burnRules, fires, reachedStep, type BurnRow } from './burn-rate.ts';
import { fractionText, type Ratio } from './fraction.ts';

const minutes = (count: number) => ({ minutes: count });
const percent = (numerator: number): Ratio => ({ numerator, denominator: 100 });
const rows: readonly BurnRow[] = [
  { level: 'page', long: minutes(60), short: minutes(5), consumes: percent(2) },
  { level: 'page', long: minutes(360), short: minutes(30), consumes: percent(5) },
  { level: 'ticket', long: minutes(1440), short: minutes(120), consumes: percent(10) },
  { level: 'ticket', long: minutes(4320), short: minutes(360), consumes: percent(10) },
];
const over = (days: number, target: number) => {
  const window = { kind: 'rolling', minutes: days * 1440 } as const;
  return burnRules({ target: percent(target), window, freezeWindow: window }, rows, percent(20));
};

test('factors follow from the period: 13.44, 5.6, 2.8 and 14/15 over 28 days, 14.4, 6, 3 and 1 over 30', () => {
  expect(over(28, 99).rules.map(({ factor }) => fractionText(factor))).toEqual(['336/25', '28/5', '14/5', '14/15']);
  expect(over(30, 99).rules.map(({ factor }) => fractionText(factor))).toEqual(['72/5', '6/1', '3/1', '1/1']);
});

test('a row that no traffic can fire is refused: 92 % burns 12.5 at most', () => {
  expect(over(28, 92).refused).toMatchObject([{ long: minutes(60), because: 'never-fires' }]);
});

test('rows that a healthy service would fire are refused: over 7 days the slow two', () => {
  expect(over(7, 99).refused.map(({ because, long }) => [because, long.minutes])).toEqual([
    ['fires-on-healthy', 1440],
    ['fires-on-healthy', 4320],
  ]);
});

test('a target of everything has no burn rate', () => {
  expect(over(28, 100)).toEqual({ rules: [], refused: [] });
});

describe('firing', () => {
  const [rule] = over(28, 99).rules;
  const burning = { total: 10_000n, bad: 1_345n };
  test('both windows, strictly above the factor', () => {
    const exactly = { total: 10_000n, bad: 1_344n };
    expect(fires(rule!, burning, burning, percent(99), 3)).toBe(true);
    expect(fires(rule!, exactly, burning, percent(99), 3)).toBe(false);
    expect(fires(rule!, burning, exactly, percent(99), 3)).toBe(false);
  });

  test('nothing heard in a window is not an alert, and a handful of requests at night is none', () => {
    expect(fires(rule!, burning, { total: 0n, bad: 0n }, percent(99), 3)).toBe(false);
    expect(fires(rule!, { total: 4n, bad: 2n }, { total: 1n, bad: 1n }, percent(99), 3)).toBe(false);
  });
});

test('few events are alerted on by what is spent of the budget', () => {
  const steps = [percent(50), percent(80), percent(100)];
  expect(reachedStep({ num: 6n, den: 10n }, steps)).toBeUndefined();
  expect(reachedStep({ num: 1n, den: 2n }, steps)).toEqual(percent(50));
  expect(reachedStep({ num: 1n, den: 5n }, steps)).toEqual(percent(80));
  expect(reachedStep({ num: -13n, den: 1n }, steps)).toEqual(percent(100));
});
