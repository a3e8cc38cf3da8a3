import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type TeamId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { Flag, Line, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { teamExists } from '../../identity/public.ts';
import { followBoundaries } from '../boundaries.ts';
import { peopleIn } from '../domain/plan.ts';
import { scheduleCreated } from '../ledger-actions.ts';
import { onCallPermissions } from '../permissions.ts';
import { insertSchedule, scheduleNamed, writeVersion } from '../store/schedules.ts';
import { PlanInput } from '../schedule-input.ts';
import { givenPlan, simpleFields } from './schedule-fields.ts';
import { judgeNewcomers } from './save-schedule.ts';

/** Creates a schedule. Everyone in it must have been put there by someone else (R42). */
export const createSchedule = verbOfAll({
  noun: 'schedule',
  name: 'create',
  route: '/v1/schedules',
  creates: true,
  words: {
    label: 'Create a schedule',
    does: 'create on-call rotations, in which people take turns',
    done: 'Schedule created.',
    next: 'muster schedule list',
  },
  clauses: ['2.1', '6.2'],
  permission: onCallPermissions.set,
  fields: {
    name: Line({ asks: 'Name', limit: 80, positional: true }),
    ...simpleFields,
    wakes: Flag({ asks: 'Incidents page whoever is on call in it' }),
    teamId: Type.Optional(Ref('team', { asks: 'Whose is it?', option: 'team' })),
    plan: Type.Optional(PlanInput),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }),
  async decide(ctx, { input }) {
    const plan = await givenPlan(ctx, input);
    if (!plan.ok) return plan;
    const teamId: TeamId | undefined = input.teamId === undefined ? undefined : asId<'team'>(input.teamId);
    if (teamId !== undefined && !(await teamExists(ctx.tx, teamId))) return err(noSuchTeam);
    const name = input.name.trim() as Scrubbed;
    if (await scheduleNamed(ctx.tx, name)) return err(nameTaken);
    const people = peopleIn(plan.value);
    const judged = await judgeNewcomers(ctx, people, []);
    if (!judged.ok) return judged;
    const { unseparated } = judged.value;
    const id = asId<'schedule'>(ctx.ids.opaque());
    const wakes = input.wakes === true;
    const entry = ctx.record(scheduleCreated, {
      resource: { kind: 'schedule', id },
      clause: ctx.policies.current.paging.schedules.clause,
      data: { schedule: id, wakes, people: [...people], unseparated, by: 'hand' },
    });
    await insertSchedule(ctx.tx, { id, name, teamId, wakes, at: ctx.now, entry });
    await writeVersion(ctx.tx, {
      id: ctx.ids.row(ctx.now),
      schedule: id,
      from: ctx.now,
      plan: plan.value,
      ownHand: unseparated && ctx.actor.kind === 'person' ? ctx.actor.id : undefined,
      at: ctx.now,
      entry,
    });
    await followBoundaries(ctx);
    return ok({ id, name });
  },
});

export const nameTaken: AppError = {
  kind: 'conflict',
  code: 'oncall/schedule-exists',
  public: 'A schedule with this name already exists.',
  fields: [{ path: '/name', problem: 'belongs to another schedule', remedy: 'choose another name' }],
};

const noSuchTeam: AppError = {
  kind: 'invalid',
  code: 'oncall/no-such-team',
  public: 'There is no such team.',
  fields: [{ path: '/teamId', problem: 'names no team', remedy: 'muster team list shows them' }],
};
