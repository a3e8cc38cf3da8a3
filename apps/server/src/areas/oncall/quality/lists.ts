import { Type } from 'typebox';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { Person } from '../../../platform/http/person.ts';
import { Instant } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { timeZoneOf } from '../../identity/public.ts';
import { peopleIn } from '../domain/plan.ts';
import type { Span } from '../domain/duties.ts';
import { onCallPermissions } from '../permissions.ts';
import { wakingPages } from '../queries/pages.ts';
import { activeAmong, scheduleReader, type ScheduleReader } from '../queries/schedule-views.ts';
import { schedulesFor } from '../store/schedules.ts';
import { coverageOf, loadsOf } from './load.ts';

const filters = {
  from: Type.Optional(Instant({ asks: 'From when? If left out, as far back as the policy looks ahead' })),
  until: Type.Optional(Instant({ asks: 'Until when? Now, if left out' })),
};

const shared = { clauses: ['2.1'], permission: onCallPermissions.read, filters } as const;

/** On-call load per person: hours, nights, and how often they were woken. */
export const loadList = defineList({
  noun: 'oncall',
  name: 'load',
  route: '/v1/on-call/load',
  does: 'on-call load of each person: hours, nights, and how often they were woken',
  empty: { says: 'Nobody was on call in that time.', next: 'muster schedule list' },
  ...shared,
  item: Type.Object(
    {
      person: Person,
      hours: Type.Number(),
      nightHours: Type.Number({ description: 'During nights in their own time zone.' }),
      shifts: Type.Integer(),
      pages: Type.Integer({ description: 'How often they were woken.' }),
      nightPages: Type.Integer(),
    },
    { title: 'OnCallLoad' },
  ),
  columns: [
    { at: 'person', head: 'Who', as: 'person', shrinksTo: 12 },
    { at: 'hours', head: 'Hours' },
    { at: 'nightHours', head: 'Night hours' },
    { at: 'pages', head: 'Woken' },
    { at: 'nightPages', head: 'Woken at night' },
    { at: 'shifts', head: 'Shifts', dropped: 1 },
  ],
  async page(use, { filters: given }) {
    const reader = scheduleReader(use);
    const span = spanOf(reader, given);
    const schedules = await schedulesFor(reader.db, span);
    const pages = await wakingPages(reader.db, span);
    const people = new Set([
      ...pages.map(({ person }) => person),
      ...schedules.flatMap(({ schedule }) => schedule.versions.flatMap(({ plan }) => peopleIn(plan))),
    ]);
    const zones = new Map<string, string>();
    for (const person of people) zones.set(person, (await timeZoneOf(reader.db, person)) ?? 'UTC');
    const { nights } = reader.policies.current.paging;
    const loads = loadsOf(schedules, pages, span, { nights, zoneOf: (person) => zones.get(person) ?? 'UTC' });
    const person = await reader.people.viewsOf(
      reader.db,
      loads.map((load) => load.person),
    );
    return {
      items: loads.map((load) => ({
        ...load,
        person: person(load.person),
        hours: rounded(load.hours),
        nightHours: rounded(load.nightHours),
      })),
    };
  },
});

/** How much of the time each schedule had someone on call, and the gaps. */
export const coverageList = defineList({
  noun: 'oncall',
  name: 'coverage',
  route: '/v1/on-call/coverage',
  does: 'coverage of each schedule: how much of the time somebody was on call, and the gaps',
  empty: { says: 'No schedules yet.', next: 'muster schedule create <name>' },
  ...shared,
  item: Type.Object(
    {
      schedule: Type.String({ format: 'uuid' }),
      name: Type.String(),
      percent: Type.Number(),
      gaps: Type.Integer(),
      firstGap: Type.Optional(Type.String({ format: 'date-time' })),
    },
    { title: 'OnCallCoverage' },
  ),
  columns: [
    { at: 'name', head: 'Schedule', shrinksTo: 12 },
    { at: 'percent', head: 'Covered, %' },
    { at: 'gaps', head: 'Gaps' },
    { at: 'firstGap', head: 'First gap', as: 'instant' },
  ],
  async page(use, { filters: given }) {
    const reader = scheduleReader(use);
    const span = spanOf(reader, given);
    const schedules = await schedulesFor(reader.db, span);
    const isActive = await activeAmong(
      reader.db,
      schedules.flatMap(({ schedule }) => schedule.versions.flatMap(({ plan }) => peopleIn(plan))),
    );
    return {
      items: schedules.map((kept) => {
        const { share, gaps } = coverageOf(kept, span, isActive);
        const [first] = gaps;
        return {
          schedule: kept.id,
          name: kept.name,
          percent: percent(share),
          gaps: gaps.length,
          ...(first === undefined ? {} : { firstGap: new Date(first.from).toISOString() }),
        };
      }),
    };
  },
});

/** The span requested. For schedules it may reach far back; pages only as far as they are retained. */
function spanOf({ now, policies }: ScheduleReader, given: { readonly from?: string; readonly until?: string }): Span {
  const until = given.until === undefined ? now.getTime() : Date.parse(given.until);
  const usual = addMinutes(new Date(until), -policies.current.paging.schedules.lookAhead.minutes);
  const from = given.from === undefined ? usual.getTime() : Date.parse(given.from);
  if (!(from < until) || until - from > MOST_MS) throw new AppFailure(notASpan);
  return { from, until };
}

/** Just over a year. */
const MOST_MS = 400 * 24 * 60 * 60_000;

const rounded = (hours: number): number => Math.round(hours * 10) / 10;
/** To one decimal, rounded down: a schedule with a gap must not show as 100 %. */
const percent = (share: number): number => Math.floor(share * 1000) / 10;

const notASpan: AppError = {
  kind: 'invalid',
  code: 'oncall/not-a-span',
  public: 'That period cannot be shown.',
  fields: [
    {
      path: '/until',
      problem: 'is not after “from”, or is more than 400 days after it',
      remedy: 'ask for a shorter period',
    },
  ],
};
