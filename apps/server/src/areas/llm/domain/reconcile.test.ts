import { expect, test } from 'vitest';
import { differencesOf, unseenIn } from './reconcile.ts';

const used = (day: string, requests: number, cost: bigint, model = 'm') => ({ day, model, requests, cost });

test('what a provider counted and the gateway did not see is told by day and model [GOV 6.7]', () => {
  const theirs = [
    used('2026-11-01', 3, 30n),
    used('2026-11-01', 2, 20n),
    used('2026-11-02', 4, 40n),
    used('2026-11-02', 1, 9n, 'n'),
  ];
  const ours = [used('2026-11-01', 5, 50n), used('2026-11-02', 1, 10n), used('2026-11-03', 1, 10n)];
  const differences = differencesOf(theirs, ours);
  expect(
    differences.map(({ day, model, providerRequests, gatewayRequests }) => [
      day,
      model,
      providerRequests,
      gatewayRequests,
    ]),
  ).toEqual([
    ['2026-11-02', 'm', 4, 1],
    ['2026-11-02', 'n', 1, 0],
    ['2026-11-03', 'm', 0, 1],
  ]);
  expect(unseenIn(differences)).toEqual({ requests: 4, cost: 39n });
  expect(differencesOf(ours, ours)).toEqual([]);
});
