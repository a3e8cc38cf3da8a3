import { onCallAt, shiftsIn, timesOf, type Schedule, type Seat } from '@muster/rota';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { ScheduleId } from './the-list.ts';

/** A schedule with its id and what it contains. */
export type KeptSchedule = {
  readonly id: ScheduleId;
  readonly name: string;
  readonly wakes: boolean;
  readonly schedule: Schedule;
};

export type Span = { readonly from: number; readonly until: number };

/** The people on call in any of the schedules at a given time, in schedule order, without duplicates. */
export const onDuty = (schedules: readonly KeptSchedule[], at: number): readonly PrincipalId[] => [
  ...new Set(schedules.flatMap(({ schedule }) => onCallAt(schedule, at).map(personOf))),
];

/** Spans in which nobody is on call. Former members do not count. */
export const gapsIn = (
  { schedule }: Pick<KeptSchedule, 'schedule'>,
  { from, until }: Span,
  isActive: (person: PrincipalId) => boolean,
): readonly Span[] => {
  const gaps: Span[] = [];
  for (const shift of shiftsIn(schedule, from, until)) {
    if (shift.seats.map(personOf).some(isActive)) continue;
    const last = gaps.at(-1);
    if (last?.until === shift.from) gaps[gaps.length - 1] = { from: last.from, until: shift.until };
    else gaps.push({ from: shift.from, until: shift.until });
  }
  return gaps;
};

/** A person's time on call within a span, in contiguous stretches. */
export const dutiesOf = (schedule: Schedule, person: PrincipalId, { from, until }: Span): readonly Span[] =>
  timesOf(shiftsIn(schedule, from, until)).get(person) ?? [];

/** Whether a single stretch covers the whole span. */
export const coversAll = (duties: readonly Span[], { from, until }: Span): boolean =>
  duties.some((duty) => duty.from <= from && until <= duty.until);

const personOf = ({ person }: Seat): PrincipalId => person as PrincipalId;
