import type { OnCallCalendar, Person } from '@muster/api-client';

export type Lane = OnCallCalendar['lanes'][number];
export type Shift = Lane['shifts'][number];

/** A shift in a lane: position in percent, and who has it. */
export type Bar = {
  readonly key: string;
  readonly left: number;
  readonly width: number;
  readonly from: string;
  readonly until: string;
  readonly people: readonly Person[];
  readonly isStandIn: boolean;
};

/** The shifts of a lane as bars, clipped to its edges. */
export function barsOf(shifts: readonly Shift[], calendar: OnCallCalendar): readonly Bar[] {
  const [from, until] = [Date.parse(calendar.from), Date.parse(calendar.until)];
  const share = (at: number) => ((Math.min(Math.max(at, from), until) - from) / (until - from)) * 100;
  const known = new Map(calendar.people.map((person) => [person.id, person]));
  return shifts.map((shift) => {
    const left = share(Date.parse(shift.from));
    return {
      key: shift.from,
      left,
      width: share(Date.parse(shift.until)) - left,
      from: shift.from,
      until: shift.until,
      people: shift.people.flatMap((id) => known.get(id) ?? []),
      isStandIn: shift.standsIn.length > 0,
    };
  });
}

const DAY = 24 * 60 * 60_000;

/** The local midnights of a number of days from `start`. */
export const daysFrom = (start: Date, days: number): readonly Date[] =>
  Array.from({ length: days }, (_, day) => new Date(start.getFullYear(), start.getMonth(), start.getDate() + day));

/** The first day shown: a number of whole spans from today. */
export const startOf = (today: Date, span: number, spans: number): Date =>
  new Date(today.getFullYear(), today.getMonth(), today.getDate() + span * spans);

/** Hours per person in a span, as text for assistive technology. */
export function hoursOf(shifts: readonly Shift[]): ReadonlyMap<string, number> {
  const hours = new Map<string, number>();
  for (const { from, until, people } of shifts)
    for (const id of people) hours.set(id, (hours.get(id) ?? 0) + (Date.parse(until) - Date.parse(from)) / (DAY / 24));
  return hours;
}
