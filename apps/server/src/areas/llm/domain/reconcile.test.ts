import { expect, test } from 'vitest';
import { differencesOf, unseenIn, type SeenUsage } from './reconcile.ts';

const seen = (day: string, requests: number, more: Partial<SeenUsage> = {}): SeenUsage => ({
  day,
  model: 'm',
  requests,
  tokens: requests * 10,
  cost: BigInt(requests) * 5n,
  unsure: 0,
  ...more,
});

test('what a provider counted and the gateway did not see is told by day and model [GOV 6.7]', () => {
  const told = [
    { day: '2026-11-01', model: 'm', requests: 3, cost: 15n },
    { day: '2026-11-01', model: 'm', requests: 2, cost: 10n },
    { day: '2026-11-02', model: 'm', requests: 4, cost: 40n },
    { day: '2026-11-02', model: 'n', requests: 1, cost: 9n },
  ];
  const differences = differencesOf(told, [seen('2026-11-01', 5), seen('2026-11-02', 1), seen('2026-11-03', 1)]);
  expect(
    differences.map(({ day, model, told: { requests }, seen: ours }) => [day, model, requests, ours.requests]),
  ).toEqual([
    ['2026-11-02', 'm', 4, 1],
    ['2026-11-02', 'n', 1, 0],
    ['2026-11-03', 'm', 0, 1],
  ]);
  expect(unseenIn(differences)).toEqual({ requests: 4, tokens: 0, cost: 44n });
});

test('an export that counts tokens alone is held against tokens alone', () => {
  expect(differencesOf([{ day: '2026-11-01', model: 'm', tokens: 50 }], [seen('2026-11-01', 5)])).toEqual([]);
  const [difference] = differencesOf([{ day: '2026-11-01', model: 'm', tokens: 70 }], [seen('2026-11-01', 5)]);
  expect(difference?.told).toEqual({ tokens: 70 });
  expect(unseenIn(difference === undefined ? [] : [difference])).toEqual({ requests: 0, tokens: 20, cost: 0n });
});

test('the release behind a name is the model that was asked for', () => {
  for (const model of ['m-2026-11-01', 'm-20261101', 'm'])
    expect(differencesOf([{ day: '2026-11-01', model, requests: 5 }], [seen('2026-11-01', 5)])).toEqual([]);
  expect(differencesOf([{ day: '2026-11-01', model: 'm-mini', requests: 5 }], [seen('2026-11-01', 5)])).toHaveLength(2);
});

test('an attempt without an answer may have been counted by its provider, or not', () => {
  const ours = [seen('2026-11-01', 5, { unsure: 2 })];
  const of = (requests: number) => differencesOf([{ day: '2026-11-01', model: 'm', requests }], ours);
  expect([of(5), of(7)]).toEqual([[], []]);
  expect(unseenIn(of(9)).requests).toBe(2);
});
