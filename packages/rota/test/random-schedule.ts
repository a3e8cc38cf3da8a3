import type { Override, Rotation, Schedule, Version, Window } from '../src/schedule.ts';
import { keepInPlace } from '../src/keep-in-place.ts';

const zones = [
  'Europe/Zurich',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Santiago',
  'Africa/Casablanca',
  'UTC',
];
const people = Array.from('abcdefgh');
const DAY = 24 * 3_600_000;

/**
 * A year's schedule with layers, windows, shared and empty turns, edits, overrides and swaps, generated from a seed.
 */
export function randomSchedule(seed: number, year: number): Schedule {
  const below = dice(seed);
  const pick = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const time = () => `${pad(below(24))}:${pick(['00', '15', '30', '40'])}`;
  const start = Date.UTC(year);
  const window = (): Window => {
    const fromDay = 1 + below(7);
    return { fromDay, from: time(), toDay: below(3) === 0 ? 1 + below(7) : fromDay, to: time() };
  };
  const rotation = (id: number): Rotation => ({
    id: `r${id}`,
    name: `Rotation ${id}`,
    layer: below(3),
    turns: Array.from({ length: 1 + below(5) }, () =>
      Array.from({ length: pick([0, 1, 1, 1, 2]) }, () => pick(people)),
    ),
    everyDays: pick([1, 1, 7, 7, 14, 2, 3, 5]),
    handover: pick(['02:30', '01:30', '00:00', '09:00', time()]),
    startsOn: new Date(start - below(120) * DAY).toISOString().slice(0, 10),
    first: 0,
    counts: pick(['calendar', 'covered']),
    windows: pick([[], [], [window()], [window(), window(), window()]]),
  });
  const versions: Version[] = [];
  for (let from = start - 200 * DAY; from < start + 360 * DAY; from += (30 + below(150)) * DAY + below(DAY)) {
    const before = versions.at(-1)?.plan;
    const plan = {
      zone: before?.zone ?? pick(zones),
      rotations: Array.from({ length: 1 + below(3) }, (_, id) => rotation(id)),
    };
    versions.push({ from, plan: keepInPlace(before, plan, from) });
  }
  const overrides = Array.from({ length: below(30) }, (_, id): Override => {
    const from = start + below(360) * DAY + below(DAY);
    const to = below(8) === 0 ? {} : { to: pick(people) };
    const instead = below(3) === 0 ? {} : { instead: pick(people) };
    return { id: `o${id}`, from, until: from + 1 + below(3 * DAY), ...to, ...instead };
  });
  return { versions, overrides };
}

/** Integers below a bound, reproducible by seed (mulberry32). */
export function dice(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const pad = (value: number): string => String(value).padStart(2, '0');
