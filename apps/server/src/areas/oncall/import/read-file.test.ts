import { describe, expect, test } from 'vitest';
import { onCallAt } from '@muster/rota';
import { agreement } from './agreement.ts';
import type { ForeignSchedule } from './foreign.ts';
import { readExport, type Vendor } from './read-file.ts';

const NOW = new Date('2026-11-02T10:00:00Z');
const read = (vendor: Vendor, file: unknown) => {
  const answer = readExport(vendor, JSON.stringify(file), NOW);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};
const onCall = ({ zone, rotations, overrides }: ForeignSchedule, at: string) =>
  onCallAt(
    {
      versions: [{ from: Number.NEGATIVE_INFINITY, plan: { zone, rotations } }],
      overrides: overrides.map((each, id) => ({ id: String(id), from: each.from, until: each.until, to: each.person })),
    },
    Date.parse(at),
  ).map(({ person }) => person);

const pagerDutyLayer = {
  name: 'Weekly',
  end: null,
  rotation_virtual_start: '2026-10-05T09:00:00+02:00',
  rotation_turn_length_seconds: 604_800,
  users: [{ user: { id: 'PA', summary: 'Ada' } }, { user: { id: 'PB', summary: 'Bo' } }],
  restrictions: [],
};
const pagerDuty = (given: object = {}) => ({
  schedules: [{ name: 'Serving', time_zone: 'Europe/Zurich', schedule_layers: [pagerDutyLayer], ...given }],
  users: [{ id: 'PA', name: 'Ada', email: 'ada@example.org' }],
});

describe('schedules of PagerDuty', () => {
  test('hand over by the clock on the wall, through the change of the clocks', () => {
    const { schedules, people } = read('pagerduty', pagerDuty());
    const [schedule] = schedules;
    if (schedule === undefined) throw new Error('nothing was read');
    expect(schedule).toMatchObject({ name: 'Serving', cannot: [], rendered: undefined });
    expect(people.get('PA')).toEqual({ name: 'Ada', email: 'ada@example.org' });
    expect(people.get('PB')).toEqual({ name: 'Bo', email: undefined });
    // Clocks went back on 25 October: nine local time is eight UTC from then on.
    expect(onCall(schedule, '2026-10-26T07:59:00Z')).toEqual(['PA']);
    expect(onCall(schedule, '2026-10-26T08:00:00Z')).toEqual(['PB']);
  });

  test('restrictions become windows, and overrides stand in', () => {
    const layer = {
      ...pagerDutyLayer,
      restrictions: [{ type: 'daily_restriction', start_time_of_day: '22:00:00', duration_seconds: 28_800 }],
    };
    const entry = { start: '2026-11-03T12:00:00Z', end: '2026-11-03T13:00:00Z', user: { id: 'PB' } };
    const [schedule] = read(
      'pagerduty',
      pagerDuty({ schedule_layers: [layer], overrides_subschedule: { rendered_schedule_entries: [entry] } }),
    ).schedules;
    if (schedule === undefined) throw new Error('nothing was read');
    expect(onCall(schedule, '2026-11-04T04:59:00Z')).toEqual(['PA']);
    expect(onCall(schedule, '2026-11-04T05:00:00Z')).toEqual([]);
    expect(onCall(schedule, '2026-11-03T12:30:00Z')).toEqual(['PB']);
  });

  test('which end of the list of layers is the upper one, PagerDuty’s own reckoning decides', () => {
    const upper = { ...pagerDutyLayer, name: 'Upper', users: [{ user: { id: 'PC' } }] };
    const final = (id: string) => ({
      rendered_schedule_entries: [{ start: '2026-11-02T10:00:00Z', end: '2026-11-08T10:00:00Z', user: { id } }],
    });
    const whoWins = (id: string) => {
      const given = { schedule_layers: [upper, pagerDutyLayer], final_schedule: final(id) };
      const [schedule] = read('pagerduty', pagerDuty(given)).schedules;
      if (schedule === undefined) throw new Error('nothing was read');
      return [onCall(schedule, '2026-11-03T12:00:00Z'), agreement(schedule).length];
    };
    expect(whoWins('PC')).toEqual([['PC'], 0]);
    expect(whoWins('PA')).toEqual([['PA'], 0]);
    expect(whoWins('PB')).toEqual([['PA'], 2]);
  });

  test.each([
    [{ rotation_turn_length_seconds: 43_200 }, 'hands over every 12 hours'],
    [{ end: '2026-12-24T09:00:00Z' }, 'has no end'],
    [{ users: [] }, 'has nobody in it'],
    [
      { restrictions: [{ type: 'daily_restriction', start_time_of_day: '09:00:30', duration_seconds: 60 }] },
      'restrictions to the second',
    ],
  ])('what cannot be said here is named: %j', (given, why) => {
    const [schedule] = read('pagerduty', pagerDuty({ schedule_layers: [{ ...pagerDutyLayer, ...given }] })).schedules;
    expect(schedule?.cannot.join(' ')).toContain(why);
  });
});

describe('schedules of Opsgenie', () => {
  const rotation = {
    name: 'Days',
    type: 'weekly',
    length: 1,
    startDate: '2026-10-26T08:00:00Z',
    participants: [
      { type: 'user', id: 'u1', username: 'ada@example.org' },
      { type: 'none' },
      { type: 'user', id: 'u2', username: 'bo@example.org' },
    ],
  };
  const opsgenie = (given: object = {}, more: object = {}) => ({
    data: [{ name: 'Ops', timezone: 'Europe/Zurich', enabled: true, rotations: [{ ...rotation, ...given }], ...more }],
  });

  test('keep their restrictions, empty turns and overrides', () => {
    const restriction = { type: 'time-of-day', restriction: { startHour: 8, startMin: 30, endHour: 18, endMin: 0 } };
    const override = {
      user: { username: 'cy@example.org' },
      startDate: '2026-11-05T10:00:00Z',
      endDate: '2026-11-05T12:00:00Z',
    };
    const { schedules, people } = read(
      'opsgenie',
      opsgenie({ timeRestriction: restriction }, { overrides: [override] }),
    );
    const [schedule] = schedules;
    if (schedule === undefined) throw new Error('nothing was read');
    expect(schedule.cannot).toEqual([]);
    expect(onCall(schedule, '2026-10-27T07:29:00Z')).toEqual([]);
    expect(onCall(schedule, '2026-10-27T07:30:00Z')).toEqual(['u1']);
    expect(onCall(schedule, '2026-11-05T11:00:00Z')).toEqual(['cy@example.org']);
    expect(onCall(schedule, '2026-11-10T12:00:00Z')).toEqual(['u2']);
    expect(people.get('u2')?.email).toBe('bo@example.org');
  });

  test('by weekday and time of day, over midnight and over the weekend', () => {
    const window = { startDay: 'friday', startHour: 18, startMin: 0, endDay: 'sunday', endHour: 24, endMin: 0 };
    const restriction = { type: 'weekday-and-time-of-day', restrictions: [window] };
    const [schedule] = read('opsgenie', opsgenie({ timeRestriction: restriction })).schedules;
    if (schedule === undefined) throw new Error('nothing was read');
    expect(onCall(schedule, '2026-10-30T16:59:00Z')).toEqual([]);
    expect(onCall(schedule, '2026-10-31T12:00:00Z')).toEqual(['u1']);
    expect(onCall(schedule, '2026-11-01T22:59:00Z')).toEqual(['u1']);
    expect(onCall(schedule, '2026-11-01T23:00:00Z')).toEqual([]);
  });

  test.each([
    [{ type: 'hourly', length: 12 }, {}, 'hands over every 12 hours'],
    [{ participants: [{ type: 'escalation', id: 'e', name: 'All' }] }, {}, 'a whole escalation'],
    [{}, { enabled: false }, 'turned off'],
  ])('what cannot be said here is named: %j %j', (given, more, why) => {
    expect(read('opsgenie', opsgenie(given, more)).schedules[0]?.cannot.join(' ')).toContain(why);
  });
});

describe('schedules of Grafana OnCall', () => {
  const shift = {
    id: 'S1',
    name: 'Primary',
    type: 'rolling_users',
    start: '2026-10-05T09:00:00',
    rotation_start: '2026-10-05T09:00:00',
    duration: 604_800,
    frequency: 'weekly',
    interval: 1,
    level: 1,
    rolling_users: [['U1'], ['U2', 'U3']],
    start_rotation_from_user_index: 1,
  };
  const grafana = (given: object = {}, more: object = {}) => ({
    schedules: [{ id: 'X', name: 'Grafana', type: 'web', time_zone: 'Europe/Zurich', shifts: ['S1'], ...more }],
    on_call_shifts: [{ ...shift, ...given }],
    users: [{ id: 'U1', username: 'ada', email: 'ada@example.org' }],
  });

  test('roll from the user that they begin with, several at once', () => {
    const [schedule] = read('grafana-oncall', grafana()).schedules;
    if (schedule === undefined) throw new Error('nothing was read');
    expect(onCall(schedule, '2026-10-06T12:00:00Z')).toEqual(['U2', 'U3']);
    expect(onCall(schedule, '2026-10-13T12:00:00Z')).toEqual(['U1']);
  });

  test('on some days of the week, whose turn changes where their week begins', () => {
    const given = { by_day: ['MO', 'TU', 'WE', 'TH', 'FR'], duration: 28_800, week_start: 'MO' };
    const [schedule] = read('grafana-oncall', grafana(given)).schedules;
    if (schedule === undefined) throw new Error('nothing was read');
    expect(onCall(schedule, '2026-10-09T12:00:00Z')).toEqual(['U2', 'U3']);
    expect(onCall(schedule, '2026-10-10T12:00:00Z')).toEqual([]);
    expect(onCall(schedule, '2026-10-12T12:00:00Z')).toEqual(['U1']);
    expect(onCall(schedule, '2026-10-12T16:00:00Z')).toEqual([]);
  });

  test.each([
    [{ frequency: 'monthly' }, {}, 'repeats monthly'],
    [{ time_zone: 'UTC' }, {}, 'has one time zone'],
    [{ until: '2027-01-01T00:00:00' }, {}, 'has no end'],
    [{ type: 'single_event' }, {}, 'happens only once'],
    [{}, { type: 'ical' }, 'external calendar'],
    [{}, { shifts: ['S2'] }, 'not in the file'],
  ])('what cannot be said here is named: %j %j', (given, more, why) => {
    expect(read('grafana-oncall', grafana(given, more)).schedules[0]?.cannot.join(' ')).toContain(why);
  });
});

const DAYS = {
  startDate: '2026-10-26T08:00:00Z',
  participants: [{ type: 'user', id: 'u1', username: 'a@example.org' }],
};
const opsRotation = (given: object, more: object = {}) => ({
  data: [
    {
      name: 'Ops',
      timezone: 'UTC',
      rotations: [{ name: 'Days', type: 'daily', length: 1, ...DAYS, ...given }],
      ...more,
    },
  ],
});
const grafanaShift = (given: object) => ({
  schedules: [{ id: 'X', name: 'G', type: 'web', time_zone: 'UTC', shifts: ['S'] }],
  on_call_shifts: [
    {
      id: 'S',
      type: 'rolling_users',
      start: '2026-10-05T09:00:00',
      duration: 86_400,
      frequency: 'daily',
      rolling_users: [['U']],
      ...given,
    },
  ],
  users: [],
});
const hours = (startDay: string, startHour: number) => ({
  timeRestriction: {
    type: 'weekday-and-time-of-day',
    restrictions: [{ startDay, startHour, endDay: 'monday', endHour: 18 }],
  },
});
const never = { start: 'soon', end: '2026-12-01T00:00:00Z', user: { id: 'PA' } };

describe('what no schedule here can be is named, never taken over and never reckoned with', () => {
  test.each<[Vendor, unknown, string]>([
    ['opsgenie', opsRotation({ length: 0 }), 'less than a day or more than 366'],
    ['opsgenie', opsRotation({ length: -7 }), 'less than a day or more than 366'],
    ['opsgenie', opsRotation({ participants: [] }), 'has no people in it'],
    ['opsgenie', opsRotation({ name: 'a\u202eb' }), 'A rotation has no name'],
    ['opsgenie', opsRotation(hours('someday', 8)), 'not times of the week'],
    ['opsgenie', opsRotation({}, { name: ' ' }), 'has no name'],
    [
      'opsgenie',
      opsRotation({}, { overrides: [{ user: { id: 'u1' }, startDate: '2026-12-01T00:00:00Z', endDate: 'later' }] }),
      'One of its overrides',
    ],
    ['grafana-oncall', grafanaShift({ start: 'soon' }), 'has no valid start'],
    ['grafana-oncall', grafanaShift({ rotation_start: '2026-13-45T09:00:00' }), 'has no valid start'],
    ['grafana-oncall', grafanaShift({ duration: -60 }), 'lasts -60 seconds'],
    ['grafana-oncall', grafanaShift({ level: 900 }), 'a level above 50'],
    ['grafana-oncall', grafanaShift({ frequency: 'weekly', by_day: ['XX'], duration: 3600 }), 'not times of the week'],
    [
      'grafana-oncall',
      grafanaShift({ start_rotation_from_user_index: -1, rolling_users: [['U'], ['V']] }),
      'a turn that',
    ],
    [
      'pagerduty',
      pagerDuty({ schedule_layers: [{ ...pagerDutyLayer, rotation_turn_length_seconds: 86_400 * 10_000 }] }),
      'more than 366',
    ],
    ['pagerduty', pagerDuty({ final_schedule: { rendered_schedule_entries: [never] } }), 'Its shifts'],
    ['pagerduty', pagerDuty({ overrides_subschedule: { rendered_schedule_entries: [never] } }), 'One of its overrides'],
    [
      'pagerduty',
      pagerDuty({ final_schedule: { rendered_schedule_entries: [{ ...never, start: '0001-01-01T00:00:00Z' }] } }),
      'more than 400 days',
    ],
  ])('%s %j', (vendor, file, why) => {
    expect(read(vendor, file).schedules[0]?.cannot.join(' ')).toContain(why);
  });
});

test.each(['pagerduty', 'opsgenie', 'grafana-oncall'] as const)(
  'what %s does not export is named by its form',
  (vendor) => {
    for (const content of ['', '{', '[]', '{"schedules":{}}', '{"data":[{}]}'])
      expect(readExport(vendor, content, NOW)).toMatchObject({ ok: false, error: { code: 'oncall/not-an-export' } });
  },
);
