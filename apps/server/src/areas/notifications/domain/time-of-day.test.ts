import { describe, expect, test } from 'vitest';
import { timeOfDay } from './time-of-day.ts';

const now = new Date('2026-10-25T00:10:00.000Z');
const at = (instant: string) => new Date(instant);

describe('a moment by its reader’s clock [GOV 3.1.2]', () => {
  test('is a time of day on the same day, and has its date on any other', () => {
    expect(timeOfDay(at('2026-10-25T00:05:00Z'), undefined, now)).toBe('00:05:00 UTC');
    expect(timeOfDay(at('2026-10-26T00:05:00Z'), undefined, now)).toBe('2026-10-26 00:05:00 UTC');
    expect(timeOfDay(at('2026-10-24T23:50:00Z'), 'Asia/Tokyo', now)).toBe('08:50:00 Asia/Tokyo');
    expect(timeOfDay(at('2026-10-24T23:50:00Z'), 'America/New_York', now)).toBe('19:50:00 America/New_York');
  });

  test('is told from its namesake where the clocks are put back, and stands alone where they are put forward', () => {
    expect(timeOfDay(at('2026-10-25T00:30:00Z'), 'Europe/Berlin', now)).toBe('02:30:00 Europe/Berlin (GMT+02:00)');
    expect(timeOfDay(at('2026-10-25T01:30:00Z'), 'Europe/Berlin', now)).toBe('02:30:00 Europe/Berlin (GMT+01:00)');
    expect(timeOfDay(at('2026-10-25T02:00:00Z'), 'Europe/Berlin', now)).toBe('03:00:00 Europe/Berlin');
    expect(timeOfDay(at('2026-03-29T01:00:00Z'), 'Europe/Berlin', at('2026-03-29T00:59:00Z'))).toBe(
      '03:00:00 Europe/Berlin',
    );
  });

  test('is in UTC where the zone is not said or not known', () => {
    expect(timeOfDay(now, 'Mars/Olympus', now)).toBe('00:10:00 UTC');
  });
});
