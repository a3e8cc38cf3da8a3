import type { Rotation, Window } from '@muster/rota';
import { Type, type Static } from 'typebox';
import { agreement } from './agreement.ts';
import type { ForeignFile, ForeignPerson, ForeignSchedule, ForeignSpan } from './foreign.ts';
import { dailyWindows, localTime, windowFrom } from './local-time.ts';
import { pathOfPolicy, PagerDutyPolicy, peopleOfPolicy } from './read-pagerduty-paths.ts';

const User = Type.Object({
  id: Type.String(),
  name: Type.Optional(Type.String()),
  summary: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
});
const Entry = Type.Object({ start: Type.String(), end: Type.String(), user: User });
const Rendered = Type.Object({ rendered_schedule_entries: Type.Optional(Type.Array(Entry)) });
const Layer = Type.Object({
  name: Type.Optional(Type.String()),
  end: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  rotation_virtual_start: Type.String(),
  rotation_turn_length_seconds: Type.Integer(),
  users: Type.Array(Type.Object({ user: User })),
  restrictions: Type.Optional(
    Type.Array(
      Type.Object({
        type: Type.String(),
        start_time_of_day: Type.String(),
        duration_seconds: Type.Integer(),
        start_day_of_week: Type.Optional(Type.Integer()),
      }),
    ),
  ),
});

/** PagerDuty's REST API v2 `GET /schedules/{id}` and `GET /escalation_policies`, with the users of `GET /users`. */
export const PagerDutyFile = Type.Object({
  schedules: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.Optional(Type.String()),
        name: Type.String(),
        time_zone: Type.String(),
        schedule_layers: Type.Array(Layer),
        overrides_subschedule: Type.Optional(Rendered),
        final_schedule: Type.Optional(Rendered),
      }),
    ),
  ),
  escalation_policies: Type.Optional(Type.Array(PagerDutyPolicy)),
  users: Type.Optional(Type.Array(User)),
});

type Layers = readonly Static<typeof Layer>[];
const DAY_SECONDS = 24 * 60 * 60;

/** Reads a PagerDuty export. `now` determines which layers are over. */
export function readPagerDuty(file: Static<typeof PagerDutyFile>, now: Date): ForeignFile {
  const { schedules = [], escalation_policies: policies = [], users = [] } = file;
  const people = new Map<string, ForeignPerson>();
  const know = ({ id, name, summary, email }: Static<typeof User>) => {
    const known = people.get(id);
    people.set(id, { name: name ?? summary ?? known?.name ?? id, email: email ?? known?.email });
  };
  for (const schedule of schedules)
    for (const { user } of schedule.schedule_layers.flatMap((layer) => layer.users)) know(user);
  for (const user of policies.flatMap(peopleOfPolicy)) know(user);
  for (const user of users) know(user);
  const names = new Map(schedules.flatMap(({ id, name }) => (id === undefined ? [] : [[id, name] as const])));
  return {
    people,
    schedules: schedules.map((schedule) => scheduleOf(schedule, now)),
    paths: policies.map((policy) => pathOfPolicy(policy, names)),
  };
}

function scheduleOf(
  schedule: NonNullable<Static<typeof PagerDutyFile>['schedules']>[number],
  now: Date,
): ForeignSchedule {
  const { name, time_zone: zone, schedule_layers: all } = schedule;
  const cannot: string[] = [];
  const layers = all.filter(({ end }) => end === null || end === undefined || new Date(end) > now);
  for (const layer of layers)
    if (typeof layer.end === 'string')
      cannot.push(`${layer.name ?? 'A layer'} ends at ${layer.end}; here a rotation has no end.`);
  const overrides = spansOf(schedule.overrides_subschedule).filter(({ until }) => !(until <= now.getTime()));
  const rendered = schedule.final_schedule === undefined ? undefined : spansOf(schedule.final_schedule);
  // Whether the first or last layer takes precedence is inferred from PagerDuty's own rendering; the default is the
  // last.
  const [lastWins, firstWins] = [layers, layers.toReversed()].map((order) => ({
    name,
    zone,
    rotations: rotationsOf(order, zone),
    overrides,
    cannot,
    rendered,
  }));
  if (lastWins === undefined || firstWins === undefined) throw new Error('two orders in, two schedules out');
  for (const layer of layers) cannot.push(...troublesOf(layer, zone));
  if (cannot.length > 0 || rendered === undefined || layers.length < 2) return lastWins;
  return agreement(firstWins).length < agreement(lastWins).length ? firstWins : lastWins;
}

const rotationsOf = (layers: Layers, zone: string): readonly Rotation[] =>
  layers.map((layer, at) => {
    const start = localTime(layer.rotation_virtual_start, zone);
    return {
      id: `layer-${at + 1}`,
      name: layer.name ?? `Layer ${at + 1}`,
      layer: at,
      turns: layer.users.map(({ user }) => [user.id]),
      everyDays: layer.rotation_turn_length_seconds / DAY_SECONDS,
      handover: start?.time ?? '00:00',
      startsOn: start?.date ?? '1970-01-01',
      first: 0,
      counts: 'calendar',
      windows: windowsOf(layer),
    };
  });

const windowsOf = ({ restrictions = [] }: Layers[number]): readonly Window[] =>
  restrictions.flatMap(({ type, start_time_of_day: time, duration_seconds: seconds, start_day_of_week: day = 1 }) =>
    type === 'daily_restriction' ? dailyWindows(time, seconds / 60) : [windowFrom(day, time, seconds / 60)],
  );

function troublesOf(layer: Layers[number], zone: string): readonly string[] {
  const name = layer.name ?? 'A layer';
  const start = localTime(layer.rotation_virtual_start, zone);
  if (start === undefined) return [`${name} has no valid start, or ${zone} is not a time zone.`];
  const troubles: string[] = [];
  if (layer.rotation_turn_length_seconds <= 0 || layer.rotation_turn_length_seconds % DAY_SECONDS !== 0)
    troubles.push(
      `${name} hands over every ${layer.rotation_turn_length_seconds / 3600} hours; here a turn lasts whole days.`,
    );
  if (start.seconds !== 0)
    troubles.push(`${name} hands over in the middle of a minute; only whole minutes are supported here.`);
  if (layer.users.length === 0) troubles.push(`${name} has nobody in it.`);
  for (const { start_time_of_day: time, duration_seconds: seconds } of layer.restrictions ?? [])
    if (!time.endsWith(':00') || seconds % 60 !== 0)
      troubles.push(`${name} has restrictions to the second; only whole minutes are supported here.`);
  return troubles;
}

const spansOf = ({ rendered_schedule_entries: entries = [] }: Static<typeof Rendered> = {}): readonly ForeignSpan[] =>
  entries.map(({ start, end, user }) => ({ from: Date.parse(start), until: Date.parse(end), person: user.id }));
