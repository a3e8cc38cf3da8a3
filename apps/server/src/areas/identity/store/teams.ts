import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

export type Team = { readonly id: TeamId; readonly name: string; readonly members: readonly PrincipalId[] };

/** @returns false if another team has this name */
export async function insertTeam(
  db: Kysely<unknown>,
  team: { readonly id: TeamId; readonly name: Scrubbed; readonly at: Date; readonly entry: EntryId },
): Promise<boolean> {
  const { rows } = await sql`
    insert into teams (id, name, created_at, last_entry) values (${team.id}, ${team.name}, ${team.at}, ${team.entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** @returns false if another team has this name; the transaction is then aborted */
export async function setTeamName(db: Kysely<unknown>, id: TeamId, name: Scrubbed, entry: EntryId): Promise<boolean> {
  try {
    await sql`update teams set name = ${name}, last_entry = ${entry} where id = ${id}`.execute(db);
    return true;
  } catch (failure) {
    if ((failure as { readonly code?: unknown }).code === UNIQUE_VIOLATION) return false;
    throw failure;
  }
}

const UNIQUE_VIOLATION = '23505';

/** Locks a team until the transaction ends. */
export async function lockTeam(
  db: Kysely<unknown>,
  id: TeamId,
): Promise<{ readonly id: TeamId; readonly name: string } | undefined> {
  const { rows } = await sql<{ name: string }>`select name from teams where id = ${id} for update`.execute(db);
  return rows[0] && { id, name: rows[0].name };
}

/** @returns false if they belonged to it already */
export async function insertTeamMember(
  db: Kysely<unknown>,
  team: TeamId,
  principal: PrincipalId,
  since: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into team_members (team_id, principal_id, since) values (${team}, ${principal}, ${since})
    on conflict do nothing returning team_id`.execute(db);
  return rows.length > 0;
}

/** @returns false if they did not belong to it */
export async function deleteTeamMember(db: Kysely<unknown>, team: TeamId, principal: PrincipalId): Promise<boolean> {
  const { rows } = await sql`
    delete from team_members where team_id = ${team} and principal_id = ${principal} returning team_id`.execute(db);
  return rows.length > 0;
}

export async function allTeams(db: Kysely<unknown>): Promise<readonly Team[]> {
  const { rows } = await sql<{ id: string; name: string; members: string[] }>`
    select t.id, t.name, array(select m.principal_id::text from team_members m where m.team_id = t.id order by m.since, m.principal_id) as members
    from teams t order by t.name`.execute(db);
  return rows.map((row) => ({
    id: asId<'team'>(row.id),
    name: row.name,
    members: row.members.map((id) => asId<'principal'>(id)),
  }));
}
