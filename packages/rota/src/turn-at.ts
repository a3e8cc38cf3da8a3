import type { Rotation } from './schedule.ts';
import { midnightOf, modulo, MS_PER_DAY, timeOfDay, wallClock } from './wall-clock.ts';
import { coveredShifts } from './windows.ts';

/** A rotation's shift at an instant: which of its turns it is, and when it began and ends. */
export type Turn = { readonly place: number; readonly from: number; readonly until: number };

/** Undefined before the first hand-over. */
export function turnAt(rotation: Rotation, zone: string, at: number): Turn | undefined {
  const clock = wallClock(zone);
  let shift = Math.floor((clock.wallOf(at) - firstHandover(rotation)) / lengthOf(rotation));
  // Around a daylight-saving change the wall clock may show a handover before or after it takes place.
  while (handoverAt(rotation, zone, shift + 1) <= at) shift += 1;
  while (handoverAt(rotation, zone, shift) > at) shift -= 1;
  if (shift < 0) return undefined;
  const counted = rotation.counts === 'calendar' ? shift : coveredBefore(rotation, shift);
  return {
    place: modulo(rotation.first + counted, Math.max(1, rotation.turns.length)),
    from: handoverAt(rotation, zone, shift),
    until: handoverAt(rotation, zone, shift + 1),
  };
}

/** When a shift begins, counted from the rotation's first. */
export const handoverAt = (rotation: Rotation, zone: string, shift: number): number =>
  wallClock(zone).instantOf(firstHandover(rotation) + shift * lengthOf(rotation), 'first');

/** The latest shift to have begun by wall-clock time, give or take one. */
export const shiftNear = (rotation: Rotation, zone: string, at: number): number =>
  Math.floor((wallClock(zone).wallOf(at) - firstHandover(rotation)) / lengthOf(rotation));

const firstHandover = (rotation: Rotation): number => measured(rotation).first;
const lengthOf = ({ everyDays }: Rotation): number => everyDays * MS_PER_DAY;

/** How many earlier shifts are covered at all. The pattern repeats after its own length. */
function coveredBefore(rotation: Rotation, shift: number): number {
  const { pattern } = measured(rotation);
  const inAll = pattern.filter(Boolean).length;
  const whole = Math.floor(shift / pattern.length);
  return whole * inAll + pattern.slice(0, shift % pattern.length).filter(Boolean).length;
}

type Measured = { readonly first: number; readonly pattern: readonly boolean[] };

function measured(rotation: Rotation): Measured {
  const known = measures.get(rotation);
  if (known !== undefined) return known;
  const first = midnightOf(rotation.startsOn) + timeOfDay(rotation.handover);
  const found = { first, pattern: coveredShifts(rotation.windows, first, lengthOf(rotation)) };
  measures.set(rotation, found);
  return found;
}

/** Keyed by identity: rotations are immutable, and an edited one is a new object. */
const measures = new WeakMap<Rotation, Measured>();
