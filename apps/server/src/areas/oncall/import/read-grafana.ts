import type { Rotation, Window } from '@muster/rota';
import { Type, type Static } from 'typebox';
import type { ForeignFile, ForeignSchedule } from './foreign.ts';
import { GrafanaChains, pathsOfChains } from './read-grafana-paths.ts';
import { dailyWindows, dayLater, weekdayOf, windowFrom } from './local-time.ts';

const OptionalText = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const Shift = Type.Object({
  id: Type.String(),
  name: Type.Optional(Type.String()),
  type: Type.String(),
  time_zone: OptionalText,
  level: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  start: Type.String(),
  duration: Type.Integer(),
  rotation_start: OptionalText,
  until: OptionalText,
  frequency: OptionalText,
  interval: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  week_start: OptionalText,
  by_day: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
  users: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
  rolling_users: Type.Optional(Type.Union([Type.Array(Type.Array(Type.String())), Type.Null()])),
  start_rotation_from_user_index: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
});

/**
 * The `results` of `schedules`, `on_call_shifts`, `users` and each schedule's `final_shifts` (Grafana OnCall's public
 * API).
 */
export const GrafanaFile = Type.Object({
  ...GrafanaChains,
  schedules: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        type: Type.String(),
        time_zone: OptionalText,
        shifts: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
        final_shifts: Type.Optional(
          Type.Array(Type.Object({ user_pk: Type.String(), shift_start: Type.String(), shift_end: Type.String() })),
        ),
      }),
    ),
  ),
  on_call_shifts: Type.Optional(Type.Array(Shift)),
  users: Type.Array(Type.Object({ id: Type.String(), username: Type.Optional(Type.String()), email: OptionalText })),
});

type Given = Static<typeof GrafanaFile>;
type GivenShift = Static<typeof Shift>;
const DAY_SECONDS = 24 * 60 * 60;
const WEEK = 7;
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/**
 * Reads a Grafana OnCall export. There a shift's own time zone and the higher level win; here a schedule has one zone.
 */
export function readGrafana(given: Given, now: Date): ForeignFile {
  const { schedules = [], on_call_shifts: shifts = [], users } = given;
  const byId = new Map(shifts.map((shift) => [shift.id, shift]));
  return {
    people: new Map(users.map(({ id, username, email }) => [id, { name: username ?? id, email: email ?? undefined }])),
    schedules: schedules.map((schedule) => scheduleOf(schedule, byId, now)),
    paths: pathsOfChains(given, new Map(schedules.map(({ id, name }) => [id, name]))),
  };
}

function scheduleOf(
  given: NonNullable<Given['schedules']>[number],
  byId: ReadonlyMap<string, GivenShift>,
  now: Date,
): ForeignSchedule {
  const zone = given.time_zone ?? 'UTC';
  const cannot: string[] = [];
  if (given.type === 'ical') cannot.push('It is an external calendar (iCal); here a schedule has rotations.');
  const rotations: Rotation[] = [];
  const overrides: ForeignSchedule['overrides'][number][] = [];
  for (const id of given.shifts ?? []) {
    const shift = byId.get(id);
    if (shift === undefined) {
      cannot.push(`Its shift ${id} is not in the file.`);
      continue;
    }
    const name = shift.name ?? id;
    if (typeof shift.until === 'string' && new Date(`${shift.until.replace(/Z?$/, '')}Z`) <= now) continue;
    cannot.push(...troublesOf(shift, name, zone));
    if (shift.type === 'override') {
      // Times without a zone are UTC for overrides in an API export.
      const from = Date.parse(`${shift.start.replace(/Z?$/, '')}Z`);
      const until = from + shift.duration * 1000;
      if (!(until <= now.getTime()))
        overrides.push(
          ...(shift.users ?? shift.rolling_users?.flat() ?? []).map((person) => ({ from, until, person })),
        );
    } else if (cannot.length === 0) rotations.push(rotationOf(shift, name));
  }
  const rendered = given.final_shifts?.map((shift) => ({
    from: Date.parse(shift.shift_start),
    until: Date.parse(shift.shift_end),
    person: shift.user_pk,
  }));
  return { name: given.name, zone, rotations, overrides, cannot, rendered };
}

function troublesOf(shift: GivenShift, name: string, zone: string): readonly string[] {
  const troubles: string[] = [];
  const { type, frequency, duration, interval } = shift;
  if (type === 'override') return [];
  if ([shift.start, shift.rotation_start ?? shift.start].some((at) => !LOCAL.test(at) || Number.isNaN(Date.parse(at))))
    return [`${name} has no valid start.`];
  if (duration <= 0 || duration > WEEK * DAY_SECONDS * (interval ?? 1))
    troubles.push(
      `${name} lasts ${duration} seconds; here a rotation is on call for part of each of its turns, or for all of it.`,
    );
  if (type === 'single_event') return [`${name} happens only once: use an override instead.`];
  if (typeof shift.time_zone === 'string' && shift.time_zone !== zone)
    troubles.push(`${name} is in ${shift.time_zone} and its schedule in ${zone}; here a schedule has one time zone.`);
  if (typeof shift.until === 'string') troubles.push(`${name} ends at ${shift.until}; here a rotation has no end.`);
  if (frequency !== 'daily' && frequency !== 'weekly')
    troubles.push(
      `${name} repeats ${frequency ?? 'never'}; here a rotation repeats daily, weekly or every so many days.`,
    );
  if (duration % 60 !== 0) troubles.push(`${name} does not last a whole number of minutes.`);
  if (frequency === 'daily' && (shift.by_day ?? []).length > 0)
    troubles.push(`${name} repeats daily, but only on some days: make it weekly there, or create it here.`);
  if (duration < periodOf(shift) * DAY_SECONDS && (interval ?? 1) !== 1 && type === 'rolling_users')
    troubles.push(`${name} leaves out part of every ${interval ?? 1} periods; here windows repeat every week.`);
  return troubles;
}

const periodOf = ({ frequency, interval }: GivenShift): number => (interval ?? 1) * (frequency === 'weekly' ? WEEK : 1);

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function rotationOf(shift: GivenShift, name: string): Rotation {
  const [date = '', clock = ''] = (shift.rotation_start ?? shift.start).split('T');
  const time = (shift.start.split('T')[1] ?? clock).slice(0, 'hh:mm'.length);
  const days = (shift.by_day ?? []).map((code) => CODES.indexOf(code.toUpperCase()) + 1);
  // Weekly shifts on chosen days hand over at the start of the week: Sunday by default.
  const weekStart = CODES.indexOf((shift.week_start ?? 'SU').toUpperCase()) + 1;
  const back = days.length === 0 ? 0 : (weekdayOf(date) - weekStart + WEEK) % WEEK;
  const turns = shift.type === 'rolling_users' ? (shift.rolling_users ?? []) : [shift.users ?? []];
  return {
    id: `shift-${shift.id}`.replaceAll(/[^A-Za-z0-9-]/g, '-').slice(0, 40),
    name,
    layer: shift.level ?? 0,
    turns: turns.length === 0 ? [[]] : turns,
    everyDays: periodOf(shift),
    handover: days.length === 0 ? time : '00:00',
    startsOn: dayLater(date, -back),
    first: turns.length === 0 ? 0 : (shift.start_rotation_from_user_index ?? 0) % turns.length,
    counts: 'calendar',
    windows: windowsOf(shift, time, days),
  };
}

function windowsOf(shift: GivenShift, time: string, days: readonly number[]): readonly Window[] {
  const minutes = shift.duration / 60;
  if (days.length > 0) return days.map((day) => windowFrom(day, time, minutes));
  if (shift.duration >= periodOf(shift) * DAY_SECONDS) return [];
  return shift.frequency === 'daily'
    ? dailyWindows(time, minutes)
    : [windowFrom(weekdayOf(shift.start.split('T')[0] ?? ''), time, minutes)];
}
