import { expect, test } from 'vitest';
import { alike, areAlike, wordsOf } from './alike.ts';

const same = (one: string, other: string) => areAlike(wordsOf(one), wordsOf(other));

test('titles that speak of the same are alike, whatever their order and case', () => {
  expect(same('Checkout model answers slowly', 'SLOW: checkout model p99 over 2 s')).toBe(true);
  expect(same('Fraud model drifts', 'drift in the fraud model')).toBe(true);
  expect(same('Feature store stale', 'Feature store is stale again in Frankfurt')).toBe(true);
});

test('one word in common, or words that every title has, make nothing alike', () => {
  expect(same('Checkout model answers slowly', 'Search model lost its labels')).toBe(false);
  expect(same('The one and all', 'the one and all')).toBe(false);
  expect(same('', '🙂')).toBe(false);
});

test('how much is between nothing and all, and the same both ways', () => {
  const [one, other] = [wordsOf('ranker answers nonsense'), wordsOf('ranker answers late today')];
  expect(alike(one, other)).toBe(alike(other, one));
  expect(alike(one, one)).toBe(1);
  expect(alike(one, new Set())).toBe(0);
});
