import { expect, test } from 'vitest';
import { measuresOf, wilson } from './accuracy.ts';

test('Wilson’s interval, against values worked out elsewhere', () => {
  expect(wilson(92, 100)).toMatchObject({ share: 0.92 });
  expect(wilson(92, 100)?.low).toBeCloseTo(0.85, 3);
  expect(wilson(92, 100)?.high).toBeCloseTo(0.959, 3);
  expect(wilson(10, 10)?.low).toBeCloseTo(0.7225, 3);
  expect(wilson(10, 10)?.high).toBeCloseTo(1, 9);
  expect(wilson(0, 0)).toBeUndefined();
});

test('precision and recall by class; what was never decided has none', () => {
  const { accuracy, classes } = measuresOf(
    { labelled: 10, correct: 7, confusion: { 'yes|yes': 4, 'yes|no': 1, 'no|no': 3, 'no|yes': 2 } },
    ['yes', 'no', 'perhaps'],
  );
  expect(accuracy?.share).toBe(0.7);
  expect(classes[0]).toMatchObject({ precision: { share: 0.8 }, recall: { share: 4 / 6 } });
  expect(classes[2]).toEqual({ label: 'perhaps', precision: undefined, recall: undefined, f1: undefined });
});

test('a regression by its errors', () => {
  expect(
    measuresOf({ labelled: 2, correct: 1, error: -1_000_000, absolute: 3_000_000, squared: 5_000_000 }).regression,
  ).toEqual({
    meanError: -0.5,
    meanAbsoluteError: 1.5,
    rootMeanSquaredError: Math.sqrt(2.5),
  });
});
