import type { Override, Plan, Rotation, Schedule, Seat, Version } from './schedule.ts';
import { turnAt } from './turn-at.ts';
import { isCovered } from './windows.ts';

/**
 * Who is on call at an instant, past or future, in order. The single source for paging, pages, command line, feeds,
 * chat groups and approvals.
 */
export function onCallAt(schedule: Schedule, at: number): readonly Seat[] {
  const version = versionAt(schedule, at);
  const planned = version === undefined ? [] : plannedAt(version.plan, at);
  return schedule.overrides.filter(({ from, until }) => from <= at && at < until).reduce(overridden, planned);
}

/** The version in force. Undefined before the first. */
export const versionAt = ({ versions }: Schedule, at: number): Version | undefined =>
  versions.findLast(({ from }) => from <= at);

/** One rotation's people at an instant; none outside its windows or in an empty turn. */
function rotationAt(rotation: Rotation, zone: string, at: number): readonly string[] {
  if (!isCovered(rotation.windows, zone, at)) return [];
  const turn = turnAt(rotation, zone, at);
  return turn === undefined ? [] : (rotation.turns[turn.place] ?? []);
}

function plannedAt({ zone, rotations }: Plan, at: number): readonly Seat[] {
  const layers = [...new Set(rotations.map(({ layer }) => layer))].toSorted((one, other) => other - one);
  for (const layer of layers) {
    const seats = rotations
      .filter((rotation) => rotation.layer === layer)
      .flatMap((rotation) => rotationAt(rotation, zone, at).map((person): Seat => ({ person, rotation: rotation.id })));
    if (seats.length > 0) return eachOnce(seats);
  }
  return [];
}

function overridden(seats: readonly Seat[], { id, instead, to }: Override): readonly Seat[] {
  const seat: readonly Seat[] = to === undefined ? [] : [{ person: to, override: id }];
  if (instead === undefined) return seat;
  return eachOnce(seats.flatMap((each) => (each.person === instead ? seat : [each])));
}

const eachOnce = (seats: readonly Seat[]): readonly Seat[] =>
  seats.filter(({ person }, at) => seats.findIndex((other) => other.person === person) === at);
