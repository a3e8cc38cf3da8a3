import { Type } from 'typebox';
import type { AppError } from '../../../../kernel/app-error.ts';
import { err, ok } from '../../../../kernel/result.ts';
import { Line } from '../../../../platform/verbs/fields.ts';
import { verb } from '../../../../platform/verbs/verb.ts';
import { judgeNewcomers } from '../../commands/save-schedule.ts';
import { pathEdited, pathRetired } from '../../ledger-actions.ts';
import { onCallPermissions } from '../../permissions.ts';
import { pathThing } from '../path-thing.ts';
import { insertPathVersion, updatePath } from '../store/paths.ts';
import { freeName, givenPath, namedIn, simplePathFields } from './path-fields.ts';

const keepers = { clauses: ['3.1.5', '6.2'], permission: onCallPermissions.set } as const;

/** Changes a path's steps or name. Running escalations keep the version they started with. */
export const editPath = verb(pathThing, {
  name: 'edit',
  words: {
    label: 'Change the path',
    does: 'change its steps or its name; running escalations continue as they began',
    done: 'Escalation path changed.',
    next: 'muster escalation-path show <key>',
  },
  ...keepers,
  fields: { name: Type.Optional(Line({ asks: 'Name', limit: 80 })), ...simplePathFields },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), version: Type.Integer() }),
  async decide(ctx, { thing: path, input }) {
    const name = await freeName(ctx, input.name ?? path.name, { except: path.id });
    if (!name.ok) return name;
    const isPlanGiven = input.plan !== undefined || input.schedules !== undefined;
    if (!isPlanGiven && name.value === path.name) return err(nothingToChange);
    const plan = isPlanGiven ? await givenPath(ctx, input) : ok(path.plan);
    if (!plan.ok) return plan;
    const judged = await judgeNewcomers(ctx, namedIn(plan.value), namedIn(path.plan));
    if (!judged.ok) return judged;
    const version = path.version + 1;
    const entry = ctx.record(pathEdited, {
      resource: { kind: 'escalation-path', id: path.id },
      clause: ctx.policies.current.paging.schedules.clause,
      data: {
        path: path.id,
        team: path.team,
        steps: plan.value.steps.length,
        people: [...namedIn(plan.value)],
        ...judged.value,
      },
    });
    await updatePath(ctx.tx, { id: path.id, name: name.value, version, at: ctx.now, entry });
    await insertPathVersion(ctx.tx, { id: ctx.ids.row(ctx.now), path: path.id, version, plan: plan.value, entry });
    return ok({ id: path.id, version });
  },
});

/** Retires a path. Escalations already running along it continue. */
export const retirePath = verb(pathThing, {
  name: 'retire',
  words: {
    label: 'Retire',
    does: 'stop using the path for the team’s incidents; running escalations continue',
    done: 'Escalation path retired.',
    next: 'muster escalation-path list',
  },
  ...keepers,
  danger: true,
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: path }) {
    const entry = ctx.record(pathRetired, {
      resource: { kind: 'escalation-path', id: path.id },
      clause: ctx.policies.current.paging.schedules.clause,
      data: { path: path.id, team: path.team },
    });
    await updatePath(ctx.tx, { id: path.id, retired: true, at: ctx.now, entry });
    return ok({ id: path.id });
  },
});

const nothingToChange: AppError = {
  kind: 'conflict',
  code: 'oncall/nothing-to-change',
  public: 'That changes nothing.',
  remedy: 'Change its steps or its name.',
};

export const verbsOnPath = [editPath, retirePath] as const;
