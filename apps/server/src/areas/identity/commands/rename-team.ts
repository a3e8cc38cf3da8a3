import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { Line } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { teamRenamed } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { setTeamName } from '../store/teams.ts';
import { teamThing } from '../team-thing.ts';

/** Renames a team. Its history keeps the old name. */
export const renameTeam = verb(teamThing, {
  name: 'rename',
  words: {
    label: 'Rename the team',
    does: 'rename a team; its history keeps the old name',
    done: 'Team renamed.',
    next: 'muster team list',
  },
  clauses: ['1.1'],
  permission: identityPermissions.arrangeTeams,
  fields: { name: Line({ asks: 'Name', limit: 80, positional: true }) },
  async decide(ctx, { thing: { id, name: was }, input }) {
    const name = input.name.trim() as Scrubbed;
    const entry = ctx.record(teamRenamed, {
      resource: { kind: 'team', id },
      clause: '1.1',
      data: { team: id },
      // The old name was scrubbed when it was given.
      content: { fields: { was: was, name } },
    });
    return (await setTeamName(ctx.tx, id, name, entry)) ? ok({ id, name }) : err(alike);
  },
});

const alike: AppError = {
  kind: 'conflict',
  code: 'identity/team-exists',
  public: 'A team with this name already exists.',
  fields: [{ path: '/name', problem: 'belongs to another team', remedy: 'choose another name' }],
};
