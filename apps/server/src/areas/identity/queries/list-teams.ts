import type { Db } from '../../../platform/database/db.ts';
import type { People } from '../identity-map/people.ts';
import { allTeams } from '../store/teams.ts';

/** Every team with its members, by name. Members may know of every team; what a team keeps to itself is another matter. */
export async function listTeams(db: Db, people: People) {
  const teams = await allTeams(db);
  const viewOf = await people.viewsOf(
    db,
    teams.flatMap(({ members }) => members),
  );
  return teams.map(({ id, name, members }) => ({ id, name, members: members.map(viewOf) }));
}
