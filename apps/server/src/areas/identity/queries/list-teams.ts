import type { Actor } from '../../../kernel/actor.ts';
import { verdictOf, type Verdict } from '../../../kernel/decision.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import { mayKeep } from '../domain/may-keep.ts';
import type { People } from '../identity-map/people.ts';
import { allTeams } from '../store/teams.ts';
import type { Reader } from './judge.ts';
import { standingOfActor } from './standing-of-actor.ts';

/** Every team with its members, by name. Members may know of every team; what a team keeps to itself is another matter. */
export async function listTeams(reader: Reader, people: People, actor: Actor) {
  const teams = await allTeams(reader.db);
  const viewOf = await people.viewsOf(
    reader.db,
    teams.flatMap(({ members }) => members),
  );
  const may = await judgeTeams(reader, actor);
  return teams.map(({ id, name, members }) => ({ id, name, members: members.map(viewOf), may: may({ id, name }) }));
}

/** What an actor may do with a team, before they try. */
export async function judgeTeams({ db, policies }: Reader, actor: Actor) {
  const standing = (await standingOfActor(db, actor)) ?? { isMember: false, roles: [], teams: [] };
  return (team: { readonly id: TeamId; readonly name: string }): { readonly keep: Verdict } => ({
    keep: verdictOf(mayKeep(policies.current, standing, team)),
  });
}
