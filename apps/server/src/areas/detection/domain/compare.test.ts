import { describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import { observe, type Observed } from './observed.ts';
import { plotOf } from './plot.ts';
import { takeReference } from './reference.ts';

const gates = {
  minimumRows: 100,
  possibleFrom: 0.1,
  driftFrom: 0.25,
  alpha: 0.05,
  control: 'benjamini-hochberg',
} as const;
const edges = Array.from({ length: 9 }, (_, i) => (i + 1) / 10);

const numbers = (counts: readonly number[], missing = 0): Observed => ({
  name: 'age',
  what: 'feature',
  kind: 'numbers',
  edges,
  counts,
  missing,
  mean: 0.5,
  deviation: 0.29,
});
const categories = (counts: readonly number[]): Observed => ({
  name: 'channel',
  what: 'feature',
  kind: 'categories',
  categories: ['app', 'web'],
  counts,
});
const even = numbers(Array.from({ length: 10 }, () => 100));
const verdicts = (reference: readonly Observed[], current: readonly Observed[]) =>
  compare(takeReference(reference, 10), current, gates).map(({ verdict, test: by }) => `${verdict} ${by}`);

describe('beside its reference [GOV 7.9]', () => {
  test('the same is stable, and a shift is drift', () => {
    expect(verdicts([even], [even])).toEqual(['stable kolmogorov-smirnov']);
    expect(verdicts([even], [numbers([0, 0, 0, 0, 0, 200, 200, 200, 200, 200])])).toEqual(['drift kolmogorov-smirnov']);
  });

  test('values that are missing now are drift, though those that are there did not move', () => {
    expect(
      verdicts(
        [even],
        [
          numbers(
            Array.from({ length: 10 }, () => 50),
            500,
          ),
        ],
      ),
    ).toEqual(['drift chi-square']);
  });

  test('a category that was never seen is drift', () => {
    expect(verdicts([categories([500, 500, 0, 0])], [categories([300, 300, 400, 0])])).toEqual(['drift chi-square']);
  });

  test('too few rows are insufficient, and what was counted by other bins is not compared', () => {
    expect(verdicts([even], [numbers([9, 9, 9, 9, 9, 9, 9, 9, 9, 9])])).toEqual(['insufficient kolmogorov-smirnov']);
    expect(verdicts([even], [{ ...even, counts: [1, 2] }])).toEqual([]);
  });

  test('says all that its verdict rests on', () => {
    const [one] = compare(takeReference([even], 10), [numbers([0, 0, 0, 0, 0, 200, 200, 200, 200, 200])], gates);
    expect(one).toMatchObject({ name: 'age', statistic: 0.5, referenceRows: 1000, currentRows: 1000 });
    expect(one?.wasserstein).toBeGreaterThan(0.5);
  });
});

test('predictions and labels are looked at as features are', () => {
  const schema = {
    features: [],
    groups: [],
    target: { task: 'classification', classes: ['no', 'yes'], favourable: 'yes' },
    labelDelayMinutes: 60,
  } as const;
  const tally = { n: 10, decisions: { yes: 4, no: 6 }, outcomes: { labelled: 5, labels: { yes: 3, no: 2 } } };
  const observed = observe(schema, { number: 1, edges: {} }, tally, tally);
  expect(observed).toEqual([
    { name: 'decision', what: 'prediction', kind: 'categories', categories: ['no', 'yes'], counts: [6, 4, 0, 0] },
    { name: 'label', what: 'label', kind: 'categories', categories: ['no', 'yes'], counts: [2, 3, 0, 0] },
  ]);
});

describe('a plot', () => {
  test('shows the range in which there is anything, and both sides as shares', () => {
    const [reference] = takeReference([numbers([0, 0, 50, 50, 0, 0, 0, 0, 0, 0])], 10);
    const plot = plotOf(reference!, numbers([0, 0, 0, 30, 30, 0, 0, 0, 0, 0]), 5);
    expect(plot?.bars.map(({ name }) => name)).toEqual(['0.2 to 0.3', '0.3 to 0.4', '0.4 to 0.5', 'missing']);
    expect(plot?.bars[1]).toEqual({ name: '0.3 to 0.4', reference: 0.5, current: 0.5 });
  });

  test('tells no share of fewer than five, nor the one from which the rest would tell it [GOV 6.3]', () => {
    const [reference] = takeReference([categories([500, 500, 0, 0])], 10);
    const plot = plotOf(reference!, categories([600, 90, 3, 0]), 5);
    expect(plot?.bars.map(({ current }) => current)).toEqual([0.866, null, null, 0]);
  });
});
