import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { Line } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { followBoundaries } from '../boundaries.ts';
import { onCallSet, scheduleCreated } from '../ledger-actions.ts';
import { onCallThing, theList } from '../on-call-thing.ts';
import { onCallPermissions } from '../permissions.ts';
import { insertSchedule, scheduleNamed, writeVersion } from '../store/schedules.ts';
import { replacePlaces } from '../store/places.ts';
import { nameTaken } from './create-schedule.ts';
import { judgeNewcomers } from './save-schedule.ts';
import { givenPlan, simpleFields } from './schedule-fields.ts';

/**
 * Turns the on-call list into a schedule: its people take turns in the same order from now on, and the list becomes
 * empty. In one transaction, so that there is no moment without anyone on call.
 */
export const moveList = verb(onCallThing, {
  name: 'move',
  words: {
    label: 'Turn the list into a schedule',
    does: 'turn the on-call list into a schedule; the list is then empty',
    done: 'The list is now a schedule.',
    next: 'muster schedule list',
  },
  clauses: ['2.1'],
  permission: onCallPermissions.set,
  fields: {
    name: Line({ asks: 'Name of the schedule', limit: 80, positional: true }),
    zone: simpleFields.zone,
    everyDays: simpleFields.everyDays,
    handover: simpleFields.handover,
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }, { title: 'MovedList' }),
  async decide(ctx, { thing: people, input }) {
    if (people.length === 0) return err(nobodyToMove);
    const name = input.name.trim() as Scrubbed;
    if (await scheduleNamed(ctx.tx, name)) return err(nameTaken);
    // Turns begin the day before, so that the first person is on call at once, whatever the hour and time zone.
    const yesterday = new Date(ctx.now.getTime() - MS_PER_DAY).toISOString().slice(0, 'yyyy-mm-dd'.length);
    const plan = await givenPlan(ctx, { ...input, people: [...people], startsOn: yesterday });
    if (!plan.ok) return plan;
    const judged = await judgeNewcomers(ctx, people, people);
    if (!judged.ok) return judged;
    const id = asId<'schedule'>(ctx.ids.opaque());
    const entry = ctx.record(scheduleCreated, {
      resource: { kind: 'schedule', id },
      clause: ctx.policies.current.paging.schedules.clause,
      data: { schedule: id, wakes: true, people: [...people], ...judged.value, by: 'hand' },
    });
    await insertSchedule(ctx.tx, { id, name, teamId: undefined, wakes: true, at: ctx.now, entry });
    const version = { id: ctx.ids.row(ctx.now), schedule: id, from: ctx.now, plan: plan.value, ownHand: undefined };
    await writeVersion(ctx.tx, { ...version, at: ctx.now, entry });
    const emptied = ctx.record(onCallSet, {
      resource: theList,
      clause: '2.1',
      data: { people: [], before: [...people], unseparated: false },
    });
    await replacePlaces(ctx.tx, { people: [], at: ctx.now, entry: emptied, ids: ctx.ids, by: undefined });
    await followBoundaries(ctx);
    return ok({ id, name });
  },
});

const MS_PER_DAY = 24 * 60 * 60_000;

const nobodyToMove: AppError = {
  kind: 'conflict',
  code: 'oncall/nobody-to-move',
  public: 'Nobody is on the on-call list.',
  remedy: 'Create a schedule without it: muster schedule create.',
};
