import { describe, expect, test } from 'vitest';
import { formatElapsed, formatSpan, formatTook } from './format-span.ts';
import { expiryWords, localMoment, timeAgo, utcMoment } from './format-time.ts';

const now = new Date('2026-11-23T03:12:09.000Z');
const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);

describe('a span of time', () => {
  test.each([
    [0, '0s'],
    [999, '0s'],
    [42_000, '42s'],
    [60_000, '1m 00s'],
    [252_000, '4m 12s'],
    [3_599_999, '59m 59s'],
    [3_840_000, '1h 04m'],
    [183_600_000, '2d 03h'],
    [-12_000, '12s'],
  ])('%d ms reads %s', (milliseconds, words) => {
    expect(formatSpan(milliseconds)).toBe(words);
  });

  test('that has only begun is nothing yet, even where the clock has not ticked since', () => {
    expect(formatElapsed(now, before(700))).toBe('0s');
    expect(formatElapsed(now, before(5000))).toBe('0s');
    expect(formatElapsed(before(252_000), now)).toBe('4m 12s');
  });

  test('a short measured span keeps its tenths', () => {
    expect(formatTook(412)).toBe('0.4s');
    expect(formatTook(100_000)).toBe('1m 40s');
  });
});

describe('a moment', () => {
  test('is "just now" for no more than a minute', () => {
    expect(timeAgo(before(59_999), now)).toBe('just now');
    expect(timeAgo(before(60_000), now)).toBe('1m ago');
  });

  test('is told by its largest unit, then by its day', () => {
    expect(timeAgo(before(3 * 3_600_000 + 59 * 60_000), now)).toBe('3h ago');
    expect(timeAgo(before(6 * 86_400_000), now)).toBe('6d ago');
    expect(timeAgo(before(8 * 86_400_000), now, 'UTC')).toBe('15 Nov 2026');
  });

  test('of what has happened is never told as ahead, even where the clock has not ticked since', () => {
    expect(timeAgo(before(-1), now)).toBe('just now');
    expect(timeAgo(before(-5 * 60_000), now)).toBe('just now');
  });

  test('at which something ends is ahead until then, and past from then on', () => {
    expect(expiryWords(before(-5 * 60_000), now)).toBe('expires in 5m');
    expect(expiryWords(before(-1), now)).toBe('expires in under a minute');
    expect(expiryWords(before(-8 * 86_400_000), now, 'UTC')).toBe('expires 1 Dec 2026');
    expect(expiryWords(now, now)).toBe('expired just now');
    expect(expiryWords(before(3 * 3_600_000), now)).toBe('expired 3h ago');
  });

  test('reads the same moment on both clocks', () => {
    expect(localMoment(now, 'Europe/Berlin')).toBe('23 Nov 2026 04:12:09 CET');
    expect(utcMoment(now)).toBe('2026-11-23 03:12:09 UTC');
  });
});
