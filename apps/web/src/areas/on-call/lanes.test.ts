import { expect, test } from 'vitest';
import { barsOf, hoursOf } from './lanes.ts';

const ana = { id: 'ana', initials: 'AN', name: 'Ana' };
const shifts = [
  { from: '2026-11-01T00:00:00Z', until: '2026-11-03T00:00:00Z', people: ['ana'], standsIn: [] },
  { from: '2026-11-03T00:00:00Z', until: '2026-11-06T00:00:00Z', people: [], standsIn: [] },
];
const calendar = { from: '2026-11-02T00:00:00Z', until: '2026-11-06T00:00:00Z', lanes: [], people: [ana] };

test('a shift that reaches over an edge of the picture is cut there, and a gap has nobody', () => {
  const bars = barsOf(shifts, calendar);
  expect(bars.map(({ left, width, people }) => [left, width, people.length])).toEqual([
    [0, 25, 1],
    [25, 75, 0],
  ]);
});

test('hours are those that somebody has', () => {
  expect([...hoursOf(shifts)]).toEqual([['ana', 48]]);
});
