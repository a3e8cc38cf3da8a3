import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countPrediction, firstBins, outcomeTally, segmentsOf, type Countable } from './count-prediction.ts';
import { readFeatureSchema, type FeatureSchema } from './feature-schema.ts';
import { addTally, binOf, type Tally } from './tally.ts';

const schema = readFeatureSchema({
  task: 'classification',
  classes: ['yes', 'no'],
  favourable: 'yes',
  features: [
    { name: 'x', type: 'number', edges: [0, 1, 2] },
    { name: 'c', type: 'category', values: ['a', 'b'], segment: true },
  ],
  groups: [{ name: 'g', values: ['1', '2'] }],
  labelDelayMinutes: 0,
}) as FeatureSchema;

const countable: fc.Arbitrary<Countable> = fc.record({
  decision: fc.constantFrom('yes', 'no'),
  score: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  features: fc.tuple(
    fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { nil: null }),
    fc.option(fc.constantFrom('a', 'b', 'z'), { nil: null }),
  ),
  groups: fc.tuple(fc.option(fc.constantFrom('1', '2', '9'), { nil: null })),
});

const tallyOf = (one: Countable, segment = ''): Tally => {
  const tally: Tally = {};
  countPrediction(tally, schema, firstBins(schema), segment, one);
  return tally;
};

test('counts add up the same in any order and in any pieces, and a corrected outcome leaves no trace in them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(countable, fc.constantFrom('yes', 'no'), fc.nat(20_000))), (given) => {
      const whole: Tally = {};
      for (const [one] of given) countPrediction(whole, schema, firstBins(schema), '', one);
      const pieces = given.map(([one]) => tallyOf(one)).reverse();
      expect(pieces.reduce<Tally>((sum, piece) => addTally(sum, piece), {})).toEqual(given.length === 0 ? {} : whole);
      const outcomes = given.map(([one, label, lag]) => outcomeTally(schema, '', one, { label }, lag));
      const told = outcomes.reduce<Tally>((sum, piece) => addTally(sum, piece), structuredClone(whole));
      expect(outcomes.reduce<Tally>((sum, piece) => addTally(sum, piece, -1), told)).toEqual(whole);
    }),
    { seed: 31, numRuns: 50 },
  );
});

test('every prediction is in one bin of each feature, one segment of each that segments, and one group of each attribute', () => {
  fc.assert(
    fc.property(countable, (one) => {
      const { features = {}, groups = {} } = tallyOf(one);
      const sum = (counts: object = {}): number =>
        (Object.values(counts) as number[]).reduce((all, each) => all + each, 0);
      expect(sum(features['x']?.bins?.['1']) + (features['x']?.missing ?? 0)).toBe(1);
      expect(sum(features['c']?.values) + (features['c']?.missing ?? 0) + (features['c']?.unseen ?? 0)).toBe(1);
      expect(segmentsOf(schema, one.features)).toHaveLength(2);
      expect(Object.values(groups).map(({ n }) => n)).toEqual([1]);
    }),
    { seed: 32, numRuns: 50 },
  );
});

test('bins are closed above, the outer ones open', () => {
  expect([-9, 0, 0.5, 1, 1.5, 2, 9].map((value) => binOf([0, 1, 2], value))).toEqual([0, 0, 1, 1, 2, 2, 3]);
});
