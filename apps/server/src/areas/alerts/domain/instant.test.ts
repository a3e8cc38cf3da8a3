import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { laterInstant, readInstant, toDate, ZERO_TIME, type Instant } from './instant.ts';

describe('a moment of the wire', () => {
  test.each([
    ['2026-11-02T08:59:30Z', '2026-11-02T08:59:30.000000000Z'],
    ['2026-11-02T08:59:30.1Z', '2026-11-02T08:59:30.100000000Z'],
    ['2026-11-02T08:59:30.123456789Z', '2026-11-02T08:59:30.123456789Z'],
    ['2026-11-02T08:59:30.1234567891Z', '2026-11-02T08:59:30.123456789Z'],
    ['2026-11-02T00:30:00+01:00', '2026-11-01T23:30:00.000000000Z'],
    ['2026-11-02t23:30:00-05:30', '2026-11-03T05:00:00.000000000Z'],
    ['0001-01-01T00:00:00Z', ZERO_TIME],
  ])('%s is read to the nanosecond, in UTC', (given, read) => {
    expect(readInstant(given)).toBe(read);
  });

  test.each([
    '',
    'now',
    '2026-02-30T00:00:00Z',
    '2026-11-02',
    '2026-11-02T25:00:00Z',
    '2026-11-02T08:59:30',
    1_762_073_970,
    null,
    undefined,
    {},
  ])('%j is not a moment', (given) => {
    expect(readInstant(given)).toBeUndefined();
  });

  test('two moments compare as text as they do in time, and come back as Dates', () => {
    const date = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, date, (one, other) => {
        const [first, second] = [
          readInstant(one.toISOString()) as Instant,
          readInstant(other.toISOString()) as Instant,
        ];
        expect(first < second).toBe(one < other);
        expect(toDate(first)).toEqual(one);
        expect(laterInstant(first, second)).toBe(laterInstant(second, first));
      }),
      { seed: 4 },
    );
  });
});
