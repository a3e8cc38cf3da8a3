import { expect, test } from 'vitest';
import { countWords, shareWords, spanWords } from './measure-words.ts';

test('a time is said as people say it', () => {
  expect([0, 59.4, 60, 125, 3600, 5400, 86_399, 90_000, 172_800].map(spanWords)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '2 min',
    '1 h',
    '1 h 30 min',
    '1 d',
    '1 d 1 h',
    '2 d',
  ]);
  expect(shareWords(0.666)).toBe('67 %');
  expect(countWords({ n: 7, open: 2 })).toBe('of 7, 2 open');
});
