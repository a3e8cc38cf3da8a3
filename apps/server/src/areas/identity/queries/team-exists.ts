import type { Kysely } from 'kysely';
import type { TeamId } from '../../../kernel/ids.ts';
import { hasTeam } from '../store/teams.ts';

/** Whether there is such a team: what is made for one that is not there would be seen by nobody. */
export const teamExists = async (db: Kysely<unknown>, id: TeamId): Promise<boolean> => hasTeam(db, id);
