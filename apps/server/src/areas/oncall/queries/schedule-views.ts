import { shiftsIn, versionAt, type Plan, type Schedule, type Seat, type Shift } from '@muster/rota';
import type { Kysely } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readerService, type Reader } from '../../../platform/access/access.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { activePeople, judge, peopleService, teamNames, type People } from '../../identity/public.ts';
import type { Span } from '../domain/duties.ts';
import { peopleIn } from '../domain/plan.ts';
import { THE_LIST, type ScheduleId } from '../domain/the-list.ts';
import { noSuchSchedule } from '../schedule-thing.ts';
import { onCallClock } from '../services.ts';
import { openCovers } from '../store/stand-ins.ts';
import { schedulesFor, type StoredSchedule } from '../store/schedules.ts';
import type { CoverRow, OverrideRow } from '../store/tables.ts';
import { verbsOnSchedule } from '../verbs.ts';

export type ScheduleReader = Reader & { readonly people: People; readonly now: Date };

export const scheduleReader = (use: UseService): ScheduleReader => ({
  ...use(readerService)(),
  people: use(peopleService),
  now: use(onCallClock).now(),
});

/** From now to the end of the policy's look-ahead. */
export const lookAhead = ({ now, policies }: Pick<ScheduleReader, 'now' | 'policies'>): Span => ({
  from: now.getTime(),
  until: addMinutes(now, policies.current.paging.schedules.lookAhead.minutes).getTime(),
});

/** Schedules as shown in lists. The on-call list has its own screen and is left out. */
export async function scheduleLines(reader: ScheduleReader, stored: readonly StoredSchedule[]) {
  const lines = stored.map((each) => ({ each, ...nowAndNext(each.schedule, lookAhead(reader)) }));
  const person = await reader.people.viewsOf(
    reader.db,
    lines.flatMap(({ now, next }) => [...now, ...next]),
  );
  const teams = await teamNames(reader.db);
  return lines.map(({ each, now, next, until }) => {
    const team = each.teamId && teams.get(each.teamId);
    return {
      id: each.id,
      name: each.name,
      ...(each.teamId === undefined || team === undefined ? {} : { team: { id: each.teamId, name: team } }),
      wakes: each.wakes,
      zone: versionAt(each.schedule, reader.now.getTime())?.plan.zone ?? 'UTC',
      now: now.map(person),
      ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
      next: next.map(person),
    };
  });
}

function nowAndNext(schedule: Schedule, { from, until }: Span) {
  const [current, next] = shiftsIn(schedule, from, until);
  return {
    now: peopleOf(current?.seats ?? []),
    next: peopleOf(next?.seats ?? []),
    until: next === undefined ? undefined : next.from,
  };
}

/** One schedule, with its shifts within the look-ahead and what this actor may do to it. */
export async function getSchedule(reader: ScheduleReader, actor: Actor, id: ScheduleId) {
  const span = lookAhead(reader);
  const [stored] = id === THE_LIST ? [] : await schedulesFor(reader.db, { ids: [id], ...span });
  if (stored === undefined) return err(noSuchSchedule);
  const [line] = await scheduleLines(reader, [stored]);
  if (line === undefined) return err(noSuchSchedule);
  const at = reader.now.getTime();
  const plan = versionAt(stored.schedule, at)?.plan ?? { zone: 'UTC', rotations: [] };
  const planned = stored.schedule.versions.filter(({ from }) => from > at);
  const shifts = shiftsIn(stored.schedule, span.from, span.until);
  const covers = await openCovers(reader.db, reader.now, { schedule: id });
  const named = [
    ...[plan, ...planned.map((version) => version.plan)].flatMap(peopleIn),
    ...shifts.flatMap(({ seats }) => peopleOf(seats)),
    ...peopleStandingIn(stored.overrides, covers),
  ];
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnSchedule), ORGANISATION)) ?? new Map();
  return ok({
    ...line,
    version: stored.version,
    plan: planView(plan),
    planned: planned.map((version) => ({ from: new Date(version.from).toISOString(), plan: planView(version.plan) })),
    shifts: shifts.map(shiftView),
    standIns: stored.overrides.filter((row) => row.cancelled_at === null).map(standInView),
    covers: covers.map(coverView),
    people: await viewsOf(reader, named),
    may: mayOn(verbsOnSchedule, stored, decisions, { actor, policy: reader.policies.current, now: reader.now }),
  });
}

/** All shifts in every schedule, including the on-call list. */
export async function calendarOf(reader: ScheduleReader, span: Span) {
  const schedules = await schedulesFor(reader.db, span);
  const covers = Map.groupBy(await openCovers(reader.db, reader.now), (row) => row.schedule_id);
  const lanes = schedules.map((stored) => ({
    stored,
    shifts: shiftsIn(stored.schedule, span.from, span.until),
    covers: covers.get(stored.id) ?? [],
  }));
  return {
    from: new Date(span.from).toISOString(),
    until: new Date(span.until).toISOString(),
    lanes: lanes.map(({ stored, shifts, covers: asked }) => ({
      schedule: stored.id,
      name: stored.name,
      wakes: stored.wakes,
      isList: stored.id === THE_LIST,
      shifts: shifts.map(shiftView),
      standIns: stored.overrides.filter((row) => row.cancelled_at === null).map(standInView),
      covers: asked.map(coverView),
    })),
    people: await viewsOf(
      reader,
      lanes.flatMap(({ stored, shifts, covers: asked }) => [
        ...shifts.flatMap(({ seats }) => peopleOf(seats)),
        ...peopleStandingIn(stored.overrides, asked),
      ]),
    ),
  };
}

export async function viewsOf({ people, db }: ScheduleReader, ids: readonly PrincipalId[]) {
  const named = [...new Set(ids)];
  return named.map(await people.viewsOf(db, named));
}

/** Those of these people who are active members, as a lookup. */
export async function activeAmong(db: Kysely<unknown>, ids: readonly PrincipalId[]) {
  const active = new Set(await activePeople(db, [...new Set(ids)]));
  return (person: PrincipalId): boolean => active.has(person);
}

export const peopleOf = (seats: readonly Seat[]): readonly PrincipalId[] =>
  seats.map(({ person }) => asId<'principal'>(person));

export const planView = ({ zone, rotations }: Plan) => ({
  zone,
  rotations: rotations.map((rotation) => ({
    ...rotation,
    turns: rotation.turns.map((people) => [...people]),
    windows: rotation.windows.map((window) => ({ ...window })),
  })),
});

export const shiftView = ({ from, until, seats }: Shift) => ({
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
  people: [...peopleOf(seats)],
  standsIn: [...peopleOf(seats.filter(({ override }) => override !== undefined))],
});

const standInView = (row: OverrideRow) => ({
  id: row.id,
  from: row.from_at.toISOString(),
  until: row.until_at.toISOString(),
  ...(row.instead_id === null ? {} : { instead: row.instead_id }),
  ...(row.person_id === null ? {} : { person: row.person_id }),
  how: row.how,
});

const coverView = (row: CoverRow) => ({
  id: row.id,
  from: row.from_at.toISOString(),
  until: row.until_at.toISOString(),
  person: row.person_id,
});

const peopleStandingIn = (overrides: readonly OverrideRow[], covers: readonly CoverRow[]): readonly PrincipalId[] =>
  [...overrides.flatMap((row) => [row.instead_id, row.person_id]), ...covers.map((row) => row.person_id)].flatMap(
    (id) => (id === null ? [] : [asId<'principal'>(id)]),
  );
