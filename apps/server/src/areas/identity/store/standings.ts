import { sql, type Kysely } from 'kysely';
import type { RoleId } from '@muster/policy';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import type { HeldRole, Standing } from '../domain/may-act.ts';

type Row = {
  id: string;
  is_member: boolean;
  is_person: boolean;
  is_outside: boolean;
  grants: readonly { readonly role: RoleId; readonly teamId: string | null }[];
  contacts: readonly RoleId[];
  teams: readonly string[];
};

export type StandingOf = Standing & { readonly isPerson: boolean };

/**
 * Current authority of these principals, in one query. Contact roles count like roles held organisation-wide, since the
 * policy gives them authorities too (Legal approves a DPA, GOV 6.7). Unknown principals are absent.
 */
export async function standingsOf(
  db: Kysely<unknown>,
  ids: readonly PrincipalId[],
): Promise<ReadonlyMap<PrincipalId, StandingOf>> {
  const [{ rows }] = await pipeline(db, [
    sql<Row>`
    select p.id, p.state = 'active' as is_member, p.kind = 'person' as is_person, p.kind = 'auditor' as is_outside,
      coalesce((select json_agg(json_build_object('role', g.role, 'teamId', g.team_id) order by g.granted_at, g.id)
                from role_grants g where g.principal_id = p.id and g.revoked_at is null), '[]') as grants,
      array(select c.role from contact_roles c where c.principal_id = p.id order by c.role) as contacts,
      array(select m.team_id::text from team_members m where m.principal_id = p.id order by m.team_id) as teams
    from principals p where p.id = any(${ids}::uuid[])`,
  ]);
  return new Map(rows.map((row) => [asId<'principal'>(row.id), standingFrom(row)]));
}

const standingFrom = (row: Row): StandingOf => ({
  isMember: row.is_member,
  isPerson: row.is_person,
  ...(row.is_outside ? { isOutside: true } : {}),
  roles: [...row.grants.map(heldRole), ...row.contacts.map((role) => ({ role }))],
  teams: row.teams.map((team) => asId<'team'>(team)),
});

const heldRole = ({ role, teamId }: Row['grants'][number]): HeldRole => ({
  role,
  teamId: teamId === null ? undefined : asId(teamId),
});
