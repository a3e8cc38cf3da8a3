import { versionAt } from '@muster/rota';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { Flag, Instant, Line } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { followBoundaries } from '../boundaries.ts';
import { peopleIn } from '../domain/plan.ts';
import { scheduleChanged, scheduleRetired } from '../ledger-actions.ts';
import { onCallPermissions } from '../permissions.ts';
import { scheduleThing } from '../schedule-thing.ts';
import { scheduleNamed, updateSchedule } from '../store/schedules.ts';
import { nameTaken } from './create-schedule.ts';
import { PlanInput } from '../schedule-input.ts';
import { givenPlan, simpleFields } from './schedule-fields.ts';
import { judgeNewcomers, savePlan } from './save-schedule.ts';

const keepers = { clauses: ['2.1', '6.2'], permission: onCallPermissions.set } as const;

/**
 * Replaces a schedule's plan, from now or a later time. The past stays, and whoever is on call now keeps their turn.
 */
export const editSchedule = verb(scheduleThing, {
  name: 'edit',
  words: {
    label: 'Change the rotations',
    does: 'change who takes turns, from now or a later time; whoever is on call now stays on call',
    done: 'Schedule changed.',
    next: 'muster schedule show <key>',
  },
  ...keepers,
  fields: {
    ...simpleFields,
    plan: Type.Optional(PlanInput),
    from: Type.Optional(Instant({ asks: 'From when? Now, if left out' })),
    asWritten: Flag({ asks: 'Start the turns as written, even if that relieves whoever is on call now' }),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), version: Type.Integer() }),
  async decide(ctx, { thing: stored, input }) {
    const from = input.from === undefined ? ctx.now : new Date(input.from);
    if (from.getTime() < ctx.now.getTime()) return err(notPast);
    const plan = await givenPlan(ctx, input);
    if (!plan.ok) return plan;
    const were = peopleIn(versionAt(stored.schedule, from.getTime())?.plan);
    const judged = await judgeNewcomers(ctx, peopleIn(plan.value), were);
    if (!judged.ok) return judged;
    const isAsWritten = input.asWritten === true;
    await savePlan(ctx, stored, { plan: plan.value, from, isAsWritten, ...judged.value, why: 'hand' });
    return ok({ id: stored.id, version: stored.version + 1 });
  },
});

/** Renames a schedule, or sets whether incidents page the people on call in it. */
export const changeSchedule = verb(scheduleThing, {
  name: 'change',
  words: {
    label: 'Rename, or set whether it pages',
    does: 'rename it, or set whether incidents page whoever is on call in it',
    done: 'Changed.',
    next: 'muster schedule list',
  },
  ...keepers,
  fields: {
    name: Type.Optional(Line({ asks: 'Name', limit: 80 })),
    wakes: Type.Optional(Type.Enum(['yes', 'no'], { 'x-asks': 'Do incidents page whoever is on call in it?' })),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), version: Type.Integer() }),
  async decide(ctx, { thing: stored, input }) {
    const name = input.name?.trim() as Scrubbed | undefined;
    const wakes = input.wakes === undefined ? stored.wakes : input.wakes === 'yes';
    const isRenamed = name !== undefined && name !== stored.name;
    if (!isRenamed && wakes === stored.wakes) return err(nothingToChange);
    if (isRenamed && name.toLowerCase() !== stored.name.toLowerCase() && (await scheduleNamed(ctx.tx, name)))
      return err(nameTaken);
    // Being paged reveals incidents, so nobody may switch that on for themselves.
    if (wakes && !stored.wakes) {
      const people = peopleIn(versionAt(stored.schedule, ctx.now.getTime())?.plan);
      const judged = await judgeNewcomers(ctx, people, []);
      if (!judged.ok) return judged;
    }
    const entry = ctx.record(scheduleChanged, {
      resource: { kind: 'schedule', id: stored.id },
      clause: ctx.policies.current.paging.schedules.clause,
      data: { schedule: stored.id, wakes, renamed: isRenamed },
    });
    await updateSchedule(ctx.tx, { id: stored.id, name, wakes, at: ctx.now, entry });
    return ok({ id: stored.id, version: stored.version + 1 });
  },
});

/** Retires a schedule. Who was on call in it stays on record. */
export const retireSchedule = verb(scheduleThing, {
  name: 'retire',
  words: {
    label: 'Retire',
    does: 'retire a schedule; from then on nobody is on call in it',
    done: 'Retired.',
    next: 'muster schedule list',
  },
  ...keepers,
  danger: true,
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: stored }) {
    const entry = ctx.record(scheduleRetired, {
      resource: { kind: 'schedule', id: stored.id },
      clause: ctx.policies.current.paging.schedules.clause,
      data: { schedule: stored.id },
    });
    await updateSchedule(ctx.tx, { id: stored.id, isRetired: true, at: ctx.now, entry });
    await followBoundaries(ctx);
    return ok({ id: stored.id });
  },
});

const notPast: AppError = {
  kind: 'invalid',
  code: 'oncall/not-ahead',
  public: 'A plan can only take effect now or later, not in the past.',
  fields: [{ path: '/from', problem: 'is past', remedy: 'leave it out for now, or choose a later moment' }],
};

const nothingToChange: AppError = {
  kind: 'conflict',
  code: 'oncall/nothing-to-change',
  public: 'That changes nothing.',
  remedy: 'Name at least one change.',
};
