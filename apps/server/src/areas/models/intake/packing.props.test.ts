import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFeatureSchema, type FeatureSchema } from '../domain/feature-schema.ts';
import { pack, unpack } from './packing.ts';

const schema = readFeatureSchema({
  task: 'regression',
  tolerance: 1,
  features: [
    { name: 'n', type: 'number' },
    { name: 'm', type: 'number' },
    { name: 'c', type: 'category', values: ['a', 'b'] },
    { name: 't', type: 'text' },
  ],
  groups: [{ name: 'g', values: ['1'] }],
  labelDelayMinutes: 0,
}) as FeatureSchema;

const text = fc.string({ unit: 'grapheme', maxLength: 300 });
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.integer({ min: -1e6, max: 1e6 }).map((whole) => whole / 1000),
);
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

test('what is packed is what comes out, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.record({
        features: fc.tuple(orNull(number), orNull(number), orNull(fc.constantFrom('a', 'b', 'c')), orNull(text)),
        groups: fc.tuple(orNull(fc.constantFrom('1', '2'))),
        id: text,
        explanation: fc.option(text, { nil: undefined }),
        producer: fc.option(text, { nil: undefined }),
        run: text,
        sequence: fc.option(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { nil: undefined }),
      }),
      (packed) => {
        expect(unpack(schema, pack(schema, packed))).toEqual(packed);
      },
    ),
    { seed: 34, numRuns: 200 },
  );
});

test('a category takes a byte and a rounded number few', () => {
  const bytes = pack(schema, {
    features: [12.34, null, 'b', null],
    groups: ['1'],
    id: '',
    explanation: undefined,
    producer: undefined,
    run: '',
    sequence: undefined,
  });
  expect(bytes).toHaveLength(1 + 3 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1);
});
