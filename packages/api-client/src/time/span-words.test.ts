import { describe, expect, test } from 'vitest';
import { agoWords, elapsedWords, spanWords, tookWords } from './span-words.ts';

const now = new Date('2026-11-23T03:12:09.000Z');
const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);

describe('a span of time', () => {
  test.each([
    [0, '0m 00s'],
    [999, '0m 00s'],
    [42_000, '0m 42s'],
    [60_000, '1m 00s'],
    [252_000, '4m 12s'],
    [3_599_999, '59m 59s'],
    [3_840_000, '1h 04m'],
    [183_600_000, '2d 03h'],
    [-12_000, '0m 12s'],
  ])('%d ms reads %s', (milliseconds, words) => {
    expect(spanWords(milliseconds)).toBe(words);
  });

  test('that has only begun is nothing yet, even where the clock has not ticked since', () => {
    expect(elapsedWords(now, before(700))).toBe('0m 00s');
    expect(elapsedWords(now, before(5000))).toBe('0m 00s');
    expect(elapsedWords(before(252_000), now)).toBe('4m 12s');
  });

  test('a short measured span keeps its tenths', () => {
    expect(tookWords(412)).toBe('0.4s');
    expect(tookWords(100_000)).toBe('1m 40s');
  });
});

describe('what has happened', () => {
  test('is "just now" for no more than a minute, then told by its largest unit', () => {
    expect(agoWords(before(59_999), now)).toBe('just now');
    expect(agoWords(before(60_000), now)).toBe('1m ago');
    expect(agoWords(before(3 * 3_600_000 + 59 * 60_000), now)).toBe('3h ago');
    expect(agoWords(before(2 * 86_400_000), now)).toBe('2d ago');
  });

  test('is never told as ahead, even where the clock has not ticked since', () => {
    expect(agoWords(before(-1), now)).toBe('just now');
    expect(agoWords(before(-5 * 60_000), now)).toBe('just now');
  });
});
