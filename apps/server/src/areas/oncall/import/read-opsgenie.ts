import type { Rotation, Window } from '@muster/rota';
import { Type, type Static } from 'typebox';
import type { ForeignFile, ForeignPerson, ForeignSchedule, ForeignSpan } from './foreign.ts';
import { clockOf, dailyWindows, localTime } from './local-time.ts';
import { OpsgenieEscalation, pathOfEscalation } from './read-opsgenie-paths.ts';

const Recipient = Type.Object({
  type: Type.Optional(Type.String()),
  id: Type.Optional(Type.String()),
  username: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
});
const Clock = {
  startHour: Type.Integer(),
  startMin: Type.Optional(Type.Integer()),
  endHour: Type.Integer(),
  endMin: Type.Optional(Type.Integer()),
};
const OpsgenieRotation = Type.Object({
  name: Type.Optional(Type.String()),
  type: Type.String(),
  length: Type.Optional(Type.Integer()),
  startDate: Type.String(),
  endDate: Type.Optional(Type.String()),
  participants: Type.Array(Recipient),
  timeRestriction: Type.Optional(
    Type.Object({
      type: Type.String(),
      restriction: Type.Optional(Type.Object(Clock)),
      restrictions: Type.Optional(
        Type.Array(Type.Object({ ...Clock, startDay: Type.String(), endDay: Type.String() })),
      ),
    }),
  ),
});
const Override = Type.Object({
  user: Recipient,
  startDate: Type.String(),
  endDate: Type.String(),
  rotations: Type.Optional(Type.Array(Type.Object({ name: Type.Optional(Type.String()) }))),
});
const Timeline = Type.Object({
  finalTimeline: Type.Object({
    rotations: Type.Array(
      Type.Object({
        periods: Type.Optional(
          Type.Array(
            Type.Object({ startDate: Type.String(), endDate: Type.String(), recipient: Type.Optional(Recipient) }),
          ),
        ),
      }),
    ),
  }),
});

/**
 * Opsgenie's `GET /v2/schedules?expand=rotation`, each with its overrides and timeline if exported, and `GET
 * /v2/escalations`.
 */
export const OpsgenieFile = Type.Object({
  data: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        timezone: Type.String(),
        enabled: Type.Optional(Type.Boolean()),
        rotations: Type.Optional(Type.Array(OpsgenieRotation)),
        overrides: Type.Optional(Type.Array(Override)),
        timeline: Type.Optional(Timeline),
      }),
    ),
  ),
  escalations: Type.Optional(Type.Array(OpsgenieEscalation)),
});

type Given = NonNullable<Static<typeof OpsgenieFile>['data']>[number];
type GivenRotation = Static<typeof OpsgenieRotation>;

/**
 * Reads an Opsgenie export: all rotations of a schedule are on call concurrently there, so they become one layer here.
 */
export function readOpsgenie({ data = [], escalations = [] }: Static<typeof OpsgenieFile>, now: Date): ForeignFile {
  const people = new Map<string, ForeignPerson>();
  return {
    schedules: data.map((schedule) => scheduleOf(schedule, now, people)),
    paths: escalations.map((each) => pathOfEscalation(each, (recipient) => knowRecipient(people, recipient))),
    people,
  };
}

function knowRecipient(people: Map<string, ForeignPerson>, recipient: Static<typeof Recipient>): string {
  const key = recipient.id ?? recipient.username ?? recipient.name ?? '';
  const email = recipient.username ?? (recipient.name?.includes('@') === true ? recipient.name : undefined);
  people.set(key, { name: recipient.username ?? recipient.name ?? key, email: email ?? people.get(key)?.email });
  return key;
}

function scheduleOf(given: Given, now: Date, people: Map<string, ForeignPerson>): ForeignSchedule {
  const { name, timezone: zone, rotations = [], overrides = [], timeline } = given;
  const cannot: string[] = [];
  if (given.enabled === false) cannot.push('It is turned off in Opsgenie.');
  const keyOf = (recipient: Static<typeof Recipient>): string => knowRecipient(people, recipient);
  const open = rotations.filter(({ endDate }) => endDate === undefined || new Date(endDate) > now);
  const said = open.map((rotation, at) => rotationOf(rotation, { at, zone, cannot, keyOf }));
  const spans: ForeignSpan[] = [];
  for (const override of overrides) {
    if (Date.parse(override.endDate) <= now.getTime()) continue;
    if ((override.rotations ?? []).length > 0 && open.length > 1)
      cannot.push(
        `An override from ${override.startDate} applies to some rotations only; here an override applies to the whole schedule.`,
      );
    spans.push({
      from: Date.parse(override.startDate),
      until: Date.parse(override.endDate),
      person: keyOf(override.user),
    });
  }
  const rendered = timeline?.finalTimeline.rotations.flatMap(({ periods = [] }) =>
    periods.flatMap(({ startDate, endDate, recipient }) =>
      recipient === undefined || recipient.type === 'none'
        ? []
        : [{ from: Date.parse(startDate), until: Date.parse(endDate), person: keyOf(recipient) }],
    ),
  );
  return { name, zone, rotations: said, overrides: spans, cannot, rendered };
}

const WEEK = 7;
const DAY_HOURS = 24;

type Here = {
  readonly at: number;
  readonly zone: string;
  readonly cannot: string[];
  readonly keyOf: (recipient: Static<typeof Recipient>) => string;
};

function rotationOf(rotation: GivenRotation, { at, zone, cannot, keyOf }: Here): Rotation {
  const name = rotation.name ?? `Rotation ${at + 1}`;
  const { type, length = 1, startDate, endDate, participants } = rotation;
  const start = localTime(startDate, zone);
  if (start === undefined) cannot.push(`${name} has no valid start, or ${zone} is not a time zone.`);
  if (endDate !== undefined) cannot.push(`${name} ends at ${endDate}; here a rotation has no end.`);
  const everyDays = type === 'hourly' ? length / DAY_HOURS : type === 'weekly' ? length * WEEK : length;
  if (!['hourly', 'daily', 'weekly'].includes(type)) cannot.push(`${name} is of an unknown kind (${type}).`);
  if (!Number.isInteger(everyDays))
    cannot.push(`${name} hands over every ${length} hours; here a turn lasts whole days.`);
  for (const each of participants)
    if (each.type === 'team' || each.type === 'escalation')
      cannot.push(`${name} puts a whole ${each.type} on call (${each.name ?? each.id ?? ''}); here people take turns.`);
  return {
    id: `rotation-${at + 1}`,
    name,
    layer: 0,
    turns: participants.map((each) => (each.type === 'none' ? [] : [keyOf(each)])),
    everyDays,
    handover: start?.time ?? '00:00',
    startsOn: start?.date ?? '1970-01-01',
    first: 0,
    counts: 'calendar',
    windows: windowsOf(rotation),
  };
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function windowsOf({ timeRestriction: restriction }: GivenRotation): readonly Window[] {
  if (restriction === undefined) return [];
  const { restriction: daily, restrictions = [] } = restriction;
  const dayOf = (day: string) => DAYS.indexOf(day.toLowerCase()) + 1;
  const time = (hour: number, minute = 0) => clockOf((hour % DAY_HOURS) * 60 + minute);
  if (daily !== undefined) {
    const [from, to] = [daily.startHour * 60 + (daily.startMin ?? 0), daily.endHour * 60 + (daily.endMin ?? 0)];
    const whole = DAY_HOURS * 60;
    return dailyWindows(
      time(daily.startHour, daily.startMin),
      ((((to - from - 1 + whole) % whole) + whole) % whole) + 1,
    );
  }
  return restrictions.map((each) => ({
    fromDay: dayOf(each.startDay),
    from: time(each.startHour, each.startMin),
    // Midnight at the end of a day is the start of the next.
    toDay: each.endHour === DAY_HOURS ? (dayOf(each.endDay) % WEEK) + 1 : dayOf(each.endDay),
    to: time(each.endHour, each.endMin),
  }));
}
