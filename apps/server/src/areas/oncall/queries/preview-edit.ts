import { shiftsIn } from '@muster/rota';
import { Type, type Static } from 'typebox';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { planFrom, PlanInput } from '../schedule-input.ts';
import { gapsIn } from '../domain/duties.ts';
import { edited } from '../domain/edit.ts';
import { peopleIn } from '../domain/plan.ts';
import { noSuchSchedule } from '../schedule-thing.ts';
import { schedulesFor } from '../store/schedules.ts';
import { activeAmong, peopleOf, planView, shiftView, viewsOf, type ScheduleReader } from './schedule-views.ts';

export const PreviewInput = Type.Object(
  {
    schedule: Type.Optional(Type.String({ format: 'uuid', description: 'Left out for a new one.' })),
    plan: PlanInput,
    from: Type.Optional(Type.String({ format: 'date-time' })),
    asWritten: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** What an edit would do, computed by the same code as the edit itself. */
export async function previewEdit(reader: ScheduleReader, input: Static<typeof PreviewInput>) {
  const at = input.from === undefined ? reader.now : new Date(Math.max(Date.parse(input.from), reader.now.getTime()));
  const span = {
    from: at.getTime(),
    until: addMinutes(at, reader.policies.current.paging.schedules.lookAhead.minutes).getTime(),
  };
  const [stored] =
    input.schedule === undefined
      ? []
      : await schedulesFor(reader.db, { ids: [asId<'schedule'>(input.schedule)], ...span });
  if (input.schedule !== undefined && stored === undefined) return err(noSuchSchedule);
  let made = 0;
  const given = planFrom(input.plan, () => `new-${(made += 1)}`);
  const before = stored?.schedule ?? { versions: [], overrides: [] };
  const { plan, schedule, differences } = edited(
    before,
    { plan: given, from: span.from, isAsWritten: input.asWritten === true },
    span.until,
  );
  const shifts = shiftsIn(schedule, span.from, span.until);
  const named = [
    ...peopleIn(plan),
    ...shifts.flatMap(({ seats }) => peopleOf(seats)),
    ...differences.map(({ person }) => asId<'principal'>(person)),
  ];
  const isActive = await activeAmong(reader.db, named);
  const person = await reader.people.viewsOf(reader.db, [...new Set(named)]);
  return ok({
    plan: planView(plan),
    changes: differences.map(({ person: id, gains, loses }) => ({
      person: person(asId<'principal'>(id)),
      gains: gains.map(timeView),
      loses: loses.map(timeView),
    })),
    gaps: gapsIn({ schedule }, span, isActive).map(timeView),
    shifts: shifts.map(shiftView),
    people: await viewsOf(reader, named),
  });
}

const timeView = ({ from, until }: { readonly from: number; readonly until: number }) => ({
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
});
