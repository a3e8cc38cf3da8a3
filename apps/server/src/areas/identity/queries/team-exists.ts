import type { Kysely } from 'kysely';
import type { TeamId } from '../../../kernel/ids.ts';
import { hasTeam, teamIdOf } from '../store/teams.ts';

/** Whether there is such a team: what is made for one that is not there would be seen by nobody. */
export const teamExists = async (db: Kysely<unknown>, id: TeamId): Promise<boolean> => hasTeam(db, id);

/** The team that is called so, or has this id. Names differ by more than capitals. */
export const teamNamed = async (db: Kysely<unknown>, given: string): Promise<TeamId | undefined> => teamIdOf(db, given);
