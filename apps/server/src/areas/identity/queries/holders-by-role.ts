import { sql, type Kysely } from 'kysely';
import type { RoleId } from '@muster/policy';
import { asId, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';
import type { Reader } from '../../../platform/access/access.ts';
import { maySee } from '../domain/may-act.ts';
import { standingsOf } from '../store/standings.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';

/** Active holders of these roles on a resource, organisation-wide or in its team, longest-serving first. */
export async function holdersByRole(
  db: Kysely<unknown>,
  roles: readonly RoleId[],
  { teamId }: Protected,
): Promise<ReadonlyMap<RoleId, readonly PrincipalId[]>> {
  const [{ rows }] = await pipeline(db, [
    sql<{ role: RoleId; people: string[] }>`
    select role, array_agg(principal_id::text order by since, principal_id) as people from (
      select g.role, g.principal_id, min(g.granted_at) as since
      from role_grants g join principals p on p.id = g.principal_id
      where g.role = any(${roles}) and g.revoked_at is null and p.state = 'active' and p.kind = 'person'
        and (g.team_id is null or g.team_id = ${teamId ?? null})
      group by g.role, g.principal_id) held
    group by role`,
  ]);
  return new Map(rows.map(({ role, people }) => [role, people.map((id) => asId<'principal'>(id))]));
}

/** The active members of a team. */
export async function membersOfTeam(db: Kysely<unknown>, team: TeamId): Promise<readonly PrincipalId[]> {
  const [{ rows }] = await pipeline(db, [
    sql<{ id: string }>`
    select m.principal_id as id from team_members m join principals p on p.id = m.principal_id
    where m.team_id = ${team} and p.state = 'active' and p.kind = 'person' order by m.since, m.principal_id`,
  ]);
  return rows.map(({ id }) => asId<'principal'>(id));
}

/** Those of `people` who may know that the resource exists. */
export async function whoMaySee(
  { db, policies }: Reader,
  people: readonly PrincipalId[],
  resource: Protected,
): Promise<ReadonlySet<PrincipalId>> {
  const standings = await standingsOf(db, [...new Set(people)]);
  return new Set([...standings].flatMap(([id, each]) => (maySee(policies.current, each, resource) ? [id] : [])));
}

/** The RACI roles a person holds in any scope. */
export async function rolesHeldBy(db: Kysely<unknown>, person: PrincipalId): Promise<readonly RoleId[]> {
  const { rows } = await sql<{ role: RoleId }>`
    select distinct role from role_grants where principal_id = ${person} and revoked_at is null order by role`.execute(
    db,
  );
  return rows.map(({ role }) => role);
}

/** The active people who hold one of these RACI roles organisation-wide, longest-serving first. */
export async function holdersOf(db: Kysely<unknown>, roles: readonly RoleId[]): Promise<readonly PrincipalId[]> {
  const { rows } = await sql<{ principal_id: string }>`
    select g.principal_id from role_grants g join principals p on p.id = g.principal_id
    where g.role = any(${roles}) and g.team_id is null and g.revoked_at is null and p.state = 'active' and p.kind = 'person'
    group by g.principal_id order by min(g.granted_at), g.principal_id`.execute(db);
  return rows.map((row) => asId(row.principal_id));
}

/** Who fills each of these contact roles. Absent if vacant, or filled by a person who is no longer a member. */
export async function contactsIn(
  db: Kysely<unknown>,
  roles: readonly RoleId[],
): Promise<ReadonlyMap<RoleId, PrincipalId>> {
  const { rows } = await sql<{ role: RoleId; principal_id: string }>`
    select c.role, c.principal_id from contact_roles c join principals p on p.id = c.principal_id
    where c.role = any(${roles}) and p.state = 'active' and p.kind = 'person'`.execute(db);
  return new Map(rows.map((row) => [row.role, asId<'principal'>(row.principal_id)]));
}
