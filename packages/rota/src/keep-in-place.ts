import type { Plan, Rotation } from './schedule.ts';
import { turnAt } from './turn-at.ts';
import { modulo } from './wall-clock.ts';

/**
 * An edited plan, adjusted so that whoever is on call when it takes effect stays: adding or removing somebody moves the
 * turns after the current one, and nobody is relieved mid-shift. If that person is removed, the next of the old order
 * who remains takes over.
 */
export const keepInPlace = (before: Plan | undefined, after: Plan, at: number): Plan => ({
  ...after,
  rotations: after.rotations.map((rotation) => {
    const was = before?.rotations.find(({ id }) => id === rotation.id);
    return was === undefined || before === undefined ? rotation : kept(was, before.zone, rotation, after.zone, at);
  }),
});

function kept(was: Rotation, wasIn: string, rotation: Rotation, zone: string, at: number): Rotation {
  const had = turnAt(was, wasIn, at);
  const has = turnAt(rotation, zone, at);
  if (had === undefined || has === undefined) return rotation;
  const inTurn = [...was.turns.slice(had.place), ...was.turns.slice(0, had.place)];
  for (const people of inTurn) {
    const place = placeOf(rotation, people);
    if (place !== -1) return { ...rotation, first: modulo(rotation.first + place - has.place, rotation.turns.length) };
  }
  return rotation;
}

/** The turn with the same people; failing that, the first with one of them. */
function placeOf({ turns }: Rotation, people: readonly string[]): number {
  const same = turns.findIndex((turn) => turn.length === people.length && turn.every((each) => people.includes(each)));
  return same === -1 ? turns.findIndex((turn) => turn.some((each) => people.includes(each))) : same;
}
