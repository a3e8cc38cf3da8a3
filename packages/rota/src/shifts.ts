import { onCallAt, versionAt } from './on-call-at.ts';
import type { Rotation, Schedule, Seat } from './schedule.ts';
import { handoverAt, shiftNear } from './turn-at.ts';
import { MS_PER_WEEK } from './wall-clock.ts';
import { spansAround } from './windows.ts';

/** Who is on call from one change to the next. Nobody: a gap. */
export type Shift = { readonly from: number; readonly until: number; readonly seats: readonly Seat[] };

/** A schedule over a span of time, without holes: each shift begins where the previous one ends. */
export function shiftsIn(schedule: Schedule, from: number, until: number): readonly Shift[] {
  const shifts: Shift[] = [];
  const starts = [from, ...boundariesIn(schedule, from, until)];
  for (const [index, start] of starts.entries()) {
    const seats = onCallAt(schedule, start);
    const end = starts[index + 1] ?? until;
    const last = shifts.at(-1);
    if (last !== undefined && areSame(last.seats, seats)) shifts[shifts.length - 1] = { ...last, until: end };
    else if (start < end) shifts.push({ from: start, until: end, seats });
  }
  return shifts;
}

/** The shift at an instant, clipped to `reach` on either side. */
export function shiftAt(schedule: Schedule, at: number, reach: number): Shift | undefined {
  return shiftsIn(schedule, at - reach, at + reach).find(({ from, until }) => from <= at && at < until);
}

/** Every instant within the span at which who is on call may change, sorted and unique. */
export function boundariesIn(schedule: Schedule, from: number, until: number): readonly number[] {
  const found = new Set<number>();
  const add = (at: number) => {
    if (from < at && at < until) found.add(at);
  };
  for (const override of schedule.overrides) {
    add(override.from);
    add(override.until);
  }
  for (const version of schedule.versions) add(version.from);
  for (const { begins, ends, version } of versionsIn(schedule, from, until))
    for (const rotation of version.plan.rotations)
      for (const at of boundariesOf(rotation, version.plan.zone, begins, ends)) add(at);
  return [...found].toSorted((one, other) => one - other);
}

function versionsIn(schedule: Schedule, from: number, until: number) {
  const starts = [from, ...schedule.versions.map((version) => version.from).filter((at) => from < at && at < until)];
  return starts.flatMap((begins, index) => {
    const version = versionAt(schedule, begins);
    return version === undefined ? [] : [{ begins, ends: starts[index + 1] ?? until, version }];
  });
}

function boundariesOf(rotation: Rotation, zone: string, from: number, until: number): readonly number[] {
  const found: number[] = [];
  if (rotation.turns.length > 1 || shiftNear(rotation, zone, from) <= 0)
    for (let shift = Math.max(0, shiftNear(rotation, zone, from) - 1); ; shift += 1) {
      const at = handoverAt(rotation, zone, shift);
      if (at >= until) break;
      found.push(at);
      if (rotation.turns.length === 1 && shift > 1) break;
    }
  if (rotation.windows.length > 0)
    for (let week = from; week < until + MS_PER_WEEK; week += MS_PER_WEEK)
      for (const span of spansAround(rotation.windows, zone, week)) found.push(span.from, span.until);
  return found;
}

const areSame = (some: readonly Seat[], others: readonly Seat[]): boolean =>
  some.length === others.length &&
  some.every(({ person, rotation, override }, at) => {
    const other = others[at];
    return other?.person === person && other.rotation === rotation && other.override === override;
  });
