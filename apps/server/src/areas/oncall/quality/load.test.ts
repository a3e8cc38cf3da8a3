import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { KeptSchedule } from '../domain/duties.ts';
import { coverageOf, loadsOf } from './load.ts';

const [ana, bo] = [asId<'principal'>('ana'), asId<'principal'>('bo')];
const hour = 3_600_000;
const schedule = (id: string, turns: string[][]): KeptSchedule => ({
  id: asId<'schedule'>(id),
  name: ownWords(id),
  wakes: true,
  schedule: {
    versions: [
      {
        from: 0,
        plan: {
          zone: 'UTC',
          rotations: [
            {
              id: 'r',
              name: 'R',
              layer: 0,
              turns,
              everyDays: 1,
              handover: '00:00',
              startsOn: '2026-03-28',
              first: 0,
              counts: 'calendar',
              windows: [],
            },
          ],
        },
      },
    ],
    overrides: [],
  },
});
const night = { from: '22:00', until: '06:00' };
const from = Date.parse('2026-03-28T00:00:00Z');
const span = { from, until: from + 48 * hour };

describe('what on-call is to people', () => {
  test('counts hours, nights by their own wall and pages, the most loaded first; hours in two schedules at once count once', () => {
    const loads = loadsOf(
      [schedule('a', [['ana'], ['bo']]), schedule('b', [['ana']])],
      [
        { person: ana, at: from + 2 * hour },
        { person: ana, at: from + 12 * hour },
      ],
      span,
      { nights: night, zoneOf: () => 'UTC' },
    );
    expect(loads).toEqual([
      { person: ana, hours: 48, nightHours: 16, shifts: 2, pages: 2, nightPages: 1 },
      { person: bo, hours: 24, nightHours: 8, shifts: 1, pages: 0, nightPages: 0 },
    ]);
  });

  test('is an hour less in the night in which clocks go forward', () => {
    const [load] = loadsOf([schedule('a', [['ana']])], [], span, { nights: night, zoneOf: () => 'Europe/Zurich' });
    // 28 March: midnight UTC is 01:00 there, until 06:00: 5; 22:00 to 06:00 across the clock change: 7; 22:00 to 02:00,
    // where the UTC span ends: 4.
    expect(load?.nightHours).toBe(5 + 7 + 4);
  });

  test('has gaps where nobody is on call, or only who is not a member any more', () => {
    const half = schedule('a', [['ana'], []]);
    expect(coverageOf(half, span, () => true)).toMatchObject({ share: 0.5, gaps: [{ from: from + 24 * hour }] });
    expect(coverageOf(half, span, () => false).share).toBe(0);
  });
});
