import { Type } from 'typebox';
import { asId } from '../../../../kernel/ids.ts';
import { err, ok } from '../../../../kernel/result.ts';
import { Line, Ref } from '../../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../../platform/verbs/verb.ts';
import { teamExists } from '../../../identity/public.ts';
import { judgeNewcomers } from '../../commands/save-schedule.ts';
import { escalationPathKind } from '../../kinds.ts';
import { pathCreated } from '../../ledger-actions.ts';
import { onCallPermissions } from '../../permissions.ts';
import { insertPath, insertPathVersion } from '../store/paths.ts';
import { freeName, givenPath, namedIn, noSuchTeam, simplePathFields } from './path-fields.ts';

/** Defines whom a team's incidents page in addition to the policy, and in which order. */
export const createPath = verbOfAll({
  noun: 'escalation-path',
  kind: escalationPathKind,
  name: 'create',
  route: '/v1/escalation-paths',
  creates: true,
  words: {
    label: 'Create an escalation path',
    does: 'say whom a team’s incidents notify, step by step, until somebody answers',
    done: 'Escalation path created.',
    next: 'muster escalation-path list',
  },
  clauses: ['3.1.5', '6.2'],
  permission: onCallPermissions.set,
  fields: {
    name: Line({ asks: 'Name', limit: 80, positional: true }),
    teamId: Ref('team', { asks: 'Whose incidents?', option: 'team' }),
    ...simplePathFields,
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }),
  async decide(ctx, { input }) {
    const team = asId<'team'>(input.teamId);
    if (!(await teamExists(ctx.tx, team))) return err(noSuchTeam);
    const name = await freeName(ctx, input.name, { team });
    if (!name.ok) return name;
    const plan = await givenPath(ctx, input);
    if (!plan.ok) return plan;
    const people = namedIn(plan.value);
    const judged = await judgeNewcomers(ctx, people, []);
    if (!judged.ok) return judged;
    const id = asId<'escalation-path'>(ctx.ids.opaque());
    const entry = ctx.record(pathCreated, {
      resource: { kind: 'escalation-path', id },
      clause: ctx.policies.current.paging.schedules.clause,
      data: { path: id, team, steps: plan.value.steps.length, people: [...people], ...judged.value },
    });
    await insertPath(ctx.tx, { id, team, name: name.value, at: ctx.now, entry });
    const version = { id: ctx.ids.row(ctx.now), path: id, version: 1, plan: plan.value, entry };
    await insertPathVersion(ctx.tx, version);
    return ok({ id, name: name.value });
  },
});
