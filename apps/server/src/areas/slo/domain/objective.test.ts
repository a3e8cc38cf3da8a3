import { expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { policyObjectives } from './objective.ts';

const of = (id: string) => policyObjectives(releasedPolicy()).find((objective) => objective.id === id);
const four = { kind: 'rolling', minutes: 28 * 24 * 60 };

test('requests fail less than 1 %, strictly, over 28 days [GOV 4.1]', () => {
  expect(of('ML-SLO-001')).toMatchObject({
    target: { numerator: 99, denominator: 100 },
    comparator: 'more-than',
    budgeting: { kind: 'occurrences' },
    window: four,
    freezeWindow: four,
  });
});

test('99 % of requests are answered within the bound, inclusively [GOV 4.2]', () => {
  expect(of('ML-SLO-002')).toMatchObject({
    target: { numerator: 99, denominator: 100 },
    comparator: 'at-least',
    window: four,
  });
});

test('accuracy is judged by hourly slices, the worst version deciding [GOV 4.3]', () => {
  expect(of('ML-SLO-003')).toMatchObject({
    target: { numerator: 95, denominator: 100 },
    budgeting: { kind: 'time-slices', minutes: 60, goodAt: { numerator: 92, denominator: 100 }, needs: 50 },
    window: { kind: 'rolling', minutes: 7 * 24 * 60 },
    freezeWindow: four,
    parts: 'worst',
  });
});

test('runs are judged by the week, frozen by 28 days, and sparse under a hundred [GOV 4.4]', () => {
  expect(of('ML-SLO-004')).toMatchObject({
    window: { kind: 'calendar', unit: 'week' },
    freezeWindow: four,
    sparse: { under: 100, freezesAt: 2 },
  });
});

test('acknowledgements have a target of everything, by the month [GOV 4.5]', () => {
  expect(of('ML-SLO-005')).toMatchObject({
    target: { numerator: 100, denominator: 100 },
    freezeWindow: { kind: 'calendar', unit: 'month' },
  });
});
