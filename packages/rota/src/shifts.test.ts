import { describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import { keepInPlace } from './keep-in-place.ts';
import type { Plan, Rotation, Schedule } from './schedule.ts';
import { shiftsIn, type Shift } from './shifts.ts';

const rotation = (more: Partial<Rotation> = {}): Rotation => ({
  id: 'primary',
  name: 'Primary',
  layer: 0,
  turns: [['ana'], ['ben'], ['cleo']],
  everyDays: 7,
  handover: '09:00',
  startsOn: '2026-03-02',
  first: 0,
  counts: 'calendar',
  windows: [],
  ...more,
});
const plan = (...rotations: readonly Rotation[]): Plan => ({ zone: 'Europe/Zurich', rotations });
const from = (given: Plan, at = 0): Schedule => ({ versions: [{ from: at, plan: given }], overrides: [] });
const at = (written: string) => Date.parse(written);
const drawn = (shifts: readonly Shift[]) =>
  shifts.map(({ from: begins, seats }) => [new Date(begins).toISOString(), seats.map(({ person }) => person).join()]);

describe('a schedule', () => {
  test('hands over at nine by the wall on both sides of a change of the clocks', () => {
    const shifts = shiftsIn(from(plan(rotation())), at('2026-03-23T08:00:00Z'), at('2026-04-13T07:00:00Z'));
    expect(drawn(shifts)).toEqual([
      ['2026-03-23T08:00:00.000Z', 'ana'],
      ['2026-03-30T07:00:00.000Z', 'ben'],
      ['2026-04-06T07:00:00.000Z', 'cleo'],
    ]);
  });

  test('counts every day or only those that are covered, as its keepers chose', () => {
    const weekdays = [1, 2, 3, 4, 5].map((day) => ({ fromDay: day, from: '09:00', toDay: day, to: '17:00' }));
    const daily = rotation({ everyDays: 1, handover: '00:00', windows: weekdays });
    const monday = (counts: Rotation['counts']) =>
      drawn(shiftsIn(from(plan({ ...daily, counts })), at('2026-03-06T08:00:00Z'), at('2026-03-09T12:00:00Z')));
    expect(monday('calendar').map(([, who]) => who)).toEqual(['ben', '', 'ben']);
    expect(monday('covered').map(([, who]) => who)).toEqual(['ben', '', 'cleo']);
  });

  test('calls several at once, the highest layer that has somebody, and nobody in an empty turn', () => {
    const both = rotation({ turns: [['ana', 'ben'], []], everyDays: 1 });
    const nights = { fromDay: 1, from: '22:00', toDay: 2, to: '06:00' };
    const above = rotation({ id: 'night', turns: [['dan']], layer: 1, windows: [nights] });
    const shifts = shiftsIn(from(plan(both, above)), at('2026-03-09T12:00:00Z'), at('2026-03-10T12:00:00Z'));
    expect(drawn(shifts)).toEqual([
      ['2026-03-09T12:00:00.000Z', ''],
      ['2026-03-09T21:00:00.000Z', 'dan'],
      ['2026-03-10T05:00:00.000Z', ''],
      ['2026-03-10T08:00:00.000Z', 'ana,ben'],
    ]);
  });

  test('edited, keeps whoever is on call in place, and names who gains and who loses which time', () => {
    const before = plan(rotation());
    const now = at('2026-03-11T12:00:00Z');
    const edited = keepInPlace(before, plan(rotation({ turns: [['ana'], ['dan'], ['ben'], ['cleo']] })), now);
    const until = at('2026-03-30T07:00:00Z');
    const after: Schedule = {
      versions: [
        { from: 0, plan: before },
        { from: now, plan: edited },
      ],
      overrides: [],
    };
    expect(drawn(shiftsIn(after, now, until)).map(([, who]) => who)).toEqual(['ben', 'cleo', 'ana']);
    const left = keepInPlace(before, plan(rotation({ turns: [['ana'], ['cleo']] })), now);
    const without: Schedule = {
      versions: [
        { from: 0, plan: before },
        { from: now, plan: left },
      ],
      overrides: [],
    };
    expect(drawn(shiftsIn(without, now, until)).map(([, who]) => who)).toEqual(['cleo', 'ana', 'cleo']);
    const changes = compare(shiftsIn(from(before), now, until), shiftsIn(without, now, until));
    expect(changes.map(({ person, gains, loses }) => [person, gains.length, loses.length])).toEqual([
      ['ben', 0, 1],
      ['cleo', 2, 1],
      ['ana', 1, 1],
    ]);
  });

  test('gives a place to whoever stands in, one after the other, and for nobody', () => {
    const swap = { id: 'o1', from: at('2026-03-03T00:00:00Z'), until: at('2026-03-04T00:00:00Z') };
    const given: Schedule = {
      ...from(plan(rotation({ turns: [['ana', 'ben']] }))),
      overrides: [
        { ...swap, instead: 'ana', to: 'cleo' },
        { ...swap, id: 'o2', instead: 'cleo', to: 'dan' },
        { ...swap, id: 'o3', instead: 'ben' },
      ],
    };
    expect(drawn(shiftsIn(given, at('2026-03-03T12:00:00Z'), at('2026-03-04T12:00:00Z')))).toEqual([
      ['2026-03-03T12:00:00.000Z', 'dan'],
      ['2026-03-04T00:00:00.000Z', 'ana,ben'],
    ]);
  });
});
