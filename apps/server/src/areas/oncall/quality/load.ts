import { shiftsIn, spansIn, type Window } from '@muster/rota';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { dutiesOf, gapsIn, type KeptSchedule, type Span } from '../domain/duties.ts';

/** A person's on-call load over a period. */
export type Load = {
  readonly person: PrincipalId;
  readonly hours: number;
  /** Of those, hours at night in the person's time zone. */
  readonly nightHours: number;
  readonly shifts: number;
  /** How often they were woken, in total and at night. */
  readonly pages: number;
  readonly nightPages: number;
};

/** How much of a period someone was on call in a schedule. */
export type Coverage = { readonly schedule: KeptSchedule; readonly share: number; readonly gaps: readonly Span[] };

type Paged = { readonly person: PrincipalId; readonly at: number };

/** Load of everyone who was on call, highest first. Hours in several schedules at once count once. */
export function loadsOf(
  schedules: readonly KeptSchedule[],
  pages: readonly Paged[],
  span: Span,
  { nights, zoneOf }: { readonly nights: Night; readonly zoneOf: (person: PrincipalId) => string },
): readonly Load[] {
  const people = new Set<PrincipalId>(pages.map(({ person }) => person));
  for (const { schedule } of schedules)
    for (const { seats } of shiftsIn(schedule, span.from, span.until))
      for (const { person } of seats) people.add(person as PrincipalId);
  return [...people]
    .map((person): Load => {
      const dark = spansIn(windowsOf(nights), zoneOf(person), span.from, span.until);
      const duties = schedules.flatMap(({ schedule }) => dutiesOf(schedule, person, span));
      const time = joined(duties);
      const own = pages.filter((page) => page.person === person);
      return {
        person,
        hours: hoursIn(time),
        nightHours: hoursIn(time.flatMap((duty) => dark.flatMap((night) => overlap(duty, night)))),
        shifts: duties.length,
        pages: own.length,
        nightPages: own.filter(({ at }) => dark.some(({ from, until }) => from <= at && at < until)).length,
      };
    })
    .toSorted((one, other) => other.hours - one.hours || other.pages - one.pages);
}

export const coverageOf = (
  schedule: KeptSchedule,
  span: Span,
  isActive: (person: PrincipalId) => boolean,
): Coverage => {
  const gaps = gapsIn(schedule, span, isActive);
  return { schedule, gaps, share: 1 - hoursIn(gaps) / hoursIn([span]) };
};

/** Night in local time: from one time of day to another, on the next day if that is earlier. */
export type Night = { readonly from: string; readonly until: string };

const DAYS = [1, 2, 3, 4, 5, 6, 7];

const windowsOf = ({ from, until }: Night): readonly Window[] =>
  DAYS.map((day) => ({ fromDay: day, from, toDay: until > from ? day : (day % DAYS.length) + 1, to: until }));

const overlap = (one: Span, other: Span): readonly Span[] => {
  const span = { from: Math.max(one.from, other.from), until: Math.min(one.until, other.until) };
  return span.from < span.until ? [span] : [];
};

function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = whole.at(-1);
    if (last !== undefined && span.from <= last.until)
      whole[whole.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    else whole.push(span);
  }
  return whole;
}

const MS_PER_HOUR = 3_600_000;
const hoursIn = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, until }) => sum + (until - from), 0) / MS_PER_HOUR;
