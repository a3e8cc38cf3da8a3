import type { Actor } from '../../../kernel/actor.ts';
import { verdictOf, type Verdict } from '../../../kernel/decision.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import { readerService, type Reader } from '../../../platform/access/access.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { mayKeep } from '../domain/may-keep.ts';
import { identityPermissions } from '../permissions.ts';
import { peopleService } from '../services.ts';
import { allTeams } from '../store/teams.ts';
import { Team } from './team-schema.ts';
import { standingOfActor } from './standing-of-actor.ts';

/** All teams with their members, by name. Members may know every team exists, but not see its restricted data. */
export const teams = defineList({
  noun: 'team',
  name: 'list',
  route: '/v1/teams',
  does: 'teams and their members',
  empty: { says: 'There are no teams yet.', next: 'muster team create <name>' },
  clauses: ['6.2'],
  permission: identityPermissions.readMembers,
  filters: {},
  item: Team,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'members', head: 'Members', as: 'people', shrinksTo: 12 },
    { at: 'id', head: 'Id', dropped: 1 },
  ],
  async page(use, { actor }) {
    const reader = use(readerService)();
    const found = await allTeams(reader.db);
    const viewOf = await use(peopleService).viewsOf(
      reader.db,
      found.flatMap(({ members }) => members),
    );
    const may = await judgeTeams(reader, actor);
    return {
      items: found.map(({ id, name, members }) => ({ id, name, members: members.map(viewOf), may: may({ id, name }) })),
    };
  },
});

/** What an actor may do with a team, to show in advance. */
async function judgeTeams({ db, policies }: Reader, actor: Actor) {
  const standing = (await standingOfActor(db, actor)) ?? { isMember: false, roles: [], teams: [] };
  return (team: { readonly id: TeamId; readonly name: string }): { readonly keep: Verdict } => ({
    keep: verdictOf(mayKeep(policies.current, standing, team)),
  });
}
