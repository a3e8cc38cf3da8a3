import { depth } from '@muster/testing';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { dice, randomSchedule } from '../test/random-schedule.ts';
import { rotaOracle } from '../test/rota-oracle.ts';
import { onCallAt } from './on-call-at.ts';
import { boundariesIn, shiftsIn } from './shifts.ts';
import { wallClock } from './wall-clock.ts';

const YEAR = 2026;
const [FROM, UNTIL] = [Date.UTC(YEAR), Date.UTC(YEAR + 1)];
const peopleAt = (...given: Parameters<typeof onCallAt>) => onCallAt(...given).map(({ person }) => person);

describe('who is on call', () => {
  test('is what brute force finds, at every boundary, a second to either side, and at random instants [GOV 5.3.1]', () => {
    const differ: object[] = [];
    // The brute-force oracle takes half a second per schedule, so the number here is limited; bench/on-call.ts runs
    // more.
    for (let seed = 1; seed <= 4 * Math.min(depth, 3); seed += 1) {
      const schedule = randomSchedule(seed, YEAR);
      const oracle = rotaOracle(schedule, FROM, UNTIL);
      const below = dice(seed + 1_000_000);
      const boundaries = boundariesIn(schedule, FROM, UNTIL).flatMap((at) => [at - 1_000, at - 1, at, at + 1_000]);
      const random = Array.from({ length: 400 }, () => FROM + below(UNTIL - FROM));
      for (const at of [...boundaries, ...random]) {
        const [people, wanted] = [peopleAt(schedule, at), oracle(at)];
        if (people.join() !== wanted.join()) differ.push({ seed, at: new Date(at), people, wanted });
      }
    }
    expect(differ).toEqual([]);
  });

  test('changes at a boundary and nowhere else: shifts leave no hole and say what each instant says', () => {
    for (let seed = 100; seed < 100 + 3 * depth; seed += 1) {
      const schedule = randomSchedule(seed, YEAR);
      const shifts = shiftsIn(schedule, FROM, UNTIL);
      expect([shifts[0]?.from, shifts.at(-1)?.until]).toEqual([FROM, UNTIL]);
      const below = dice(seed);
      for (const [index, shift] of shifts.entries()) {
        expect(shift.from).toBe(index === 0 ? FROM : shifts[index - 1]?.until);
        const inside = shift.from + below(shift.until - shift.from);
        expect(onCallAt(schedule, inside)).toEqual(shift.seats);
      }
    }
  });
});

test('a wall clock reads as Temporal’s, through every change of the clocks', () => {
  for (const zone of [
    'Europe/Zurich',
    'Australia/Lord_Howe',
    'America/Santiago',
    'Africa/Casablanca',
    'Asia/Kolkata',
  ]) {
    const clock = wallClock(zone);
    for (let wall = Date.UTC(2025, 11, 30); wall < Date.UTC(2027, 0, 3); wall += 1_700_000) {
      const shown = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
      const zoned = (disambiguation: 'compatible' | 'later') =>
        shown.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
      expect(clock.instantOf(wall, 'first')).toBe(zoned('compatible'));
      expect(clock.instantOf(wall, 'last')).toBe(zoned('later'));
    }
  }
});
