import { expect, test } from 'vitest';
import { countNewer } from './count-newer.ts';

const entries = (...seqs: readonly number[]) => ({ items: seqs.map((seq) => ({ seq })), nextCursor: 'more' });

test('entries are new that are newer than the first one shown', () => {
  expect(countNewer(entries(9, 8, 7, 6), entries(7, 6, 5))).toEqual({ count: 2, isAtLeast: false });
  expect(countNewer(entries(7, 6, 5), entries(7, 6, 5))).toEqual({ count: 0, isAtLeast: false });
});

test('where none of the newest is shown there may be more of them', () => {
  expect(countNewer(entries(99, 98), entries(7, 6))).toEqual({ count: 2, isAtLeast: true });
});

test('where nothing is shown yet, the first that comes is new; and nothing is before the list has come', () => {
  expect(countNewer({ items: [{ seq: 0 }] }, { items: [] })).toEqual({ count: 1, isAtLeast: false });
  expect(countNewer(entries(9), undefined)).toEqual({ count: 0, isAtLeast: false });
});
