import { describe, expect, test } from 'vitest';
import { formatSpan, formatTook } from './format-span.ts';
import { localMoment, relativeTime, utcMoment } from './format-time.ts';

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

  test('a short measured span keeps its tenths', () => {
    expect(formatTook(412)).toBe('0.4s');
    expect(formatTook(100_000)).toBe('1m 40s');
  });
});

describe('a moment', () => {
  test('is "just now" for no more than a minute', () => {
    expect(relativeTime(before(59_999), now)).toBe('just now');
    expect(relativeTime(before(60_000), now)).toBe('1m ago');
  });

  test('is told by its largest unit, then by its day', () => {
    expect(relativeTime(before(3 * 3_600_000 + 59 * 60_000), now)).toBe('3h ago');
    expect(relativeTime(before(6 * 86_400_000), now)).toBe('6d ago');
    expect(relativeTime(before(8 * 86_400_000), now, 'UTC')).toBe('15 Nov 2026');
  });

  test('that lies ahead says so', () => {
    expect(relativeTime(before(-5 * 60_000), now)).toBe('in 5m');
    expect(relativeTime(before(-5_000), now)).toBe('in under a minute');
  });

  test('reads the same moment on both clocks', () => {
    expect(localMoment(now, 'Europe/Berlin')).toBe('23 Nov 2026 04:12:09 CET');
    expect(utcMoment(now)).toBe('2026-11-23 03:12:09 UTC');
  });
});
