import type { Kysely } from 'kysely';
import type { TeamId } from '../../../kernel/ids.ts';
import { allTeams } from '../store/teams.ts';

/** Names of all teams. Members may know of each. */
export const teamNames = async (db: Kysely<unknown>): Promise<ReadonlyMap<TeamId, string>> =>
  new Map((await allTeams(db)).map(({ id, name }) => [id, name]));
