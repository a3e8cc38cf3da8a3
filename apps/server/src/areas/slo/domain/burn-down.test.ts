import { HOUR_MS } from '@muster/slo';
import { expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { burnDown } from './burn-down.ts';
import { policyObjectives } from './objective.ts';

test('what is left is shown as it was judged then, and nothing where nothing was counted [GOV 4.6]', () => {
  const [first] = policyObjectives(releasedPolicy());
  if (first === undefined) throw new Error('no objective');
  const day = { ...first, freezeWindow: { kind: 'rolling', minutes: 24 * 60 } } as const;
  const start = Date.UTC(2026, 10, 2);
  const points = Array.from({ length: 30 }, (_, hour) => ({
    at: start + hour * HOUR_MS,
    total: 100n,
    bad: hour === 2 ? 6n : 0n,
  }));
  const over = { from: start, to: start + 30 * HOUR_MS };
  const shown = burnDown(day, points, over, { numerator: 1, denominator: 5 }, 30);
  expect(shown[0]).toEqual({ at: start + HOUR_MS, remaining: 1 });
  expect(shown.find(({ at }) => at === start + 12 * HOUR_MS)).toMatchObject({ remaining: 0.5 });
  expect(shown.at(-1)).toMatchObject({ remaining: 1 });
});
