import { describe, expect, test } from 'vitest';
import { expiryWords, localMoment, timeAgo, utcMoment } from './format-time.ts';

const now = new Date('2026-11-23T03:12:09.000Z');
const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);

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
