import { sql, type Kysely } from 'kysely';
import type { RoleId } from '@muster/policy';
import type { EntryId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { GrantRow } from './tables.ts';

export type Grant = {
  readonly id: string;
  readonly principalId: PrincipalId;
  readonly role: RoleId;
  readonly teamId: TeamId | undefined;
  readonly grantedBy: PrincipalId | undefined;
  readonly grantedAt: Date;
};

/** @returns false if they already hold this role in that scope */
export async function insertGrant(db: Kysely<unknown>, grant: Grant, entry: EntryId): Promise<boolean> {
  const { rows } = await sql`
    insert into role_grants (id, principal_id, role, team_id, granted_by, granted_at, last_entry)
    values (${grant.id}, ${grant.principalId}, ${grant.role}, ${grant.teamId ?? null}, ${grant.grantedBy ?? null}, ${grant.grantedAt}, ${entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** The effective grant by which a person holds a role, organisation-wide or in a team. */
export async function findGrant(
  db: Kysely<unknown>,
  principal: PrincipalId,
  role: RoleId,
  team: TeamId | undefined,
): Promise<Grant | undefined> {
  const { rows } = await sql<GrantRow>`
    select id, principal_id, role, team_id, granted_by, granted_at, revoked_at, last_entry
    from role_grants where principal_id = ${principal} and role = ${role} and team_id is not distinct from ${team ?? null}::uuid
      and revoked_at is null for update`.execute(db);
  return rows[0] && grantFrom(rows[0]);
}

export async function endGrant(db: Kysely<unknown>, id: string, at: Date, entry: EntryId): Promise<void> {
  await sql`update role_grants set revoked_at = ${at}, last_entry = ${entry} where id = ${id} and revoked_at is null`.execute(
    db,
  );
}

/** The effective grants of these principals, oldest first. */
export async function grantsOf(db: Kysely<unknown>, principals: readonly PrincipalId[]): Promise<readonly Grant[]> {
  const { rows } = await sql<GrantRow>`
    select id, principal_id, role, team_id, granted_by, granted_at, revoked_at, last_entry
    from role_grants where principal_id = any(${principals}::uuid[]) and revoked_at is null order by granted_at, id`.execute(
    db,
  );
  return rows.map(grantFrom);
}

const grantFrom = (row: GrantRow): Grant => ({
  id: row.id,
  principalId: row.principal_id,
  role: row.role,
  teamId: row.team_id ?? undefined,
  grantedBy: row.granted_by ?? undefined,
  grantedAt: row.granted_at,
});
