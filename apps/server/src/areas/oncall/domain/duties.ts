import { onCallAt, shiftsIn, timesOf, type Schedule, type Seat } from '@muster/rota';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { ScheduleId } from './the-list.ts';

/** A schedule as it is asked: whose it is, and what it says. */
export type KeptSchedule = {
  readonly id: ScheduleId;
  readonly name: string;
  readonly wakes: boolean;
  readonly schedule: Schedule;
};

export type Span = { readonly from: number; readonly until: number };

/** Who is on call in any of the schedules at an instant, in their order, each once. */
export const onDuty = (schedules: readonly KeptSchedule[], at: number): readonly PrincipalId[] => [
  ...new Set(schedules.flatMap(({ schedule }) => onCallAt(schedule, at).map(personOf))),
];

/** When nobody is on call in a span. Somebody who is no member any more is nobody. */
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

/** When one person is on call in a span, each stretch whole. */
export const dutiesOf = (schedule: Schedule, person: PrincipalId, { from, until }: Span): readonly Span[] =>
  timesOf(shiftsIn(schedule, from, until)).get(person) ?? [];

/** Whether somebody is on call for the whole of a span, or at any moment of it. */
export const coversAll = (duties: readonly Span[], { from, until }: Span): boolean =>
  duties.some((duty) => duty.from <= from && until <= duty.until);

const personOf = ({ person }: Seat): PrincipalId => person as PrincipalId;
