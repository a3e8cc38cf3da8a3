import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { teamCreated } from '../ledger-actions.ts';
import { identityPermissions, ORGANISATION } from '../permissions.ts';
import { authorise } from '../queries/authorise.ts';
import { insertTeam } from '../store/teams.ts';

/** Makes a team: a scope for roles, and for what only its members may see. */
export const createTeam = defineCommand({
  name: 'team.create',
  input: Type.Object({ name: FreeLine({ minLength: 1, maxLength: 80 }) }, { additionalProperties: false }),
  resource: () => ({ kind: 'team', id: 'new' }),
  async decide(ctx, input) {
    // Without its ends it is as clean as it was.
    const name = input.name.trim() as Scrubbed;
    const allowed = await authorise(ctx, identityPermissions.arrangeTeams, ORGANISATION);
    if (!allowed.ok) return allowed;
    const id = asId<'team'>(ctx.ids.opaque());
    const entry = ctx.record(teamCreated, { resource: { kind: 'team', id }, clause: '1.1', data: { team: id } });
    const isNew = await insertTeam(ctx.tx, { id, name, at: ctx.now, entry });
    return isNew ? ok({ id, name }) : err(nameTaken);
  },
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'identity/team-exists',
  public: 'There is a team of this name.',
  fields: [{ path: '/name', problem: 'belongs to another team', remedy: 'choose another name' }],
};
