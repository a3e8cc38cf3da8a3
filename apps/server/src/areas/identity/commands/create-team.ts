import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { Line } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { teamCreated } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { insertTeam } from '../store/teams.ts';

/** Creates a team: a scope for roles, and for data that only its members may see. */
export const createTeam = verbOfAll({
  noun: 'team',
  name: 'create',
  route: '/v1/teams',
  creates: true,
  words: {
    label: 'Create a team',
    does: 'create a team: a scope for roles, and for what only its members may see',
    done: 'Team created.',
    next: 'muster team list',
  },
  clauses: ['1.1'],
  permission: identityPermissions.arrangeTeams,
  fields: { name: Line({ asks: 'Name', limit: 80, positional: true }) },
  answer: Type.Object({ id: Type.String(), name: Type.String() }),
  async decide(ctx, { input }) {
    const name = input.name.trim() as Scrubbed;
    const id = asId<'team'>(ctx.ids.opaque());
    const entry = ctx.record(teamCreated, { resource: { kind: 'team', id }, clause: '1.1', data: { team: id } });
    const isNew = await insertTeam(ctx.tx, { id, name, at: ctx.now, entry });
    return isNew ? ok({ id, name }) : err(nameTaken);
  },
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'identity/team-exists',
  public: 'A team with this name already exists.',
  fields: [{ path: '/name', problem: 'belongs to another team', remedy: 'choose another name' }],
};
