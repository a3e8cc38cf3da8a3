import { sql, type Kysely } from 'kysely';
import type { RoleId } from '@muster/policy';
import { asId, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';

/** One grant of access: an account, role, contact role, team membership, key or auditor access. */
export type AccessHeld = {
  readonly kind: 'member' | 'role' | 'contact' | 'team' | 'service' | 'key' | 'auditor';
  readonly principalId: PrincipalId;
  /** Identifies the access: a grant, a key, a contact role, a team plus its member, or the principal. */
  readonly ref: string;
  readonly teamId: TeamId | undefined;
  /** A role of the policy, a key's prefix, or the kind of account or membership. */
  readonly what: RoleId;
};

type Row = { kind: AccessHeld['kind']; principal_id: string; ref: string; team_id: string | null; what: string };

/** All access in effect now, whoever holds it: accounts first, then what they hold. */
export async function everyAccess(db: Kysely<unknown>): Promise<readonly AccessHeld[]> {
  const { rows } = await sql<Row>`
    select 'member' as kind, id as principal_id, id::text as ref, null::uuid as team_id, state as what
      from principals where kind = 'person' and state in ('invited', 'active')
    union all
    select 'role', g.principal_id, g.id::text, g.team_id, g.role from role_grants g join principals p on p.id = g.principal_id
      where g.revoked_at is null and p.state <> 'erased'
    union all
    select 'contact', c.principal_id, c.role, null, c.role from contact_roles c
    union all
    select 'team', m.principal_id, m.team_id::text || ' ' || m.principal_id::text, m.team_id, 'member' from team_members m
      join principals p on p.id = m.principal_id where p.state <> 'erased'
    union all
    select 'service', s.principal_id, s.principal_id::text, null, s.name from service_accounts s
      join principals p on p.id = s.principal_id where p.state = 'active'
    union all
    select 'key', k.principal_id, k.id::text, null, 'mk_' || k.prefix from api_keys k join principals p on p.id = k.principal_id
      where k.revoked_at is null and p.state = 'active'
    union all
    select 'auditor', a.principal_id, a.principal_id::text, null, 'auditor' from auditor_accesses a
      where a.opened_at is not null and a.ended_at is null
    order by kind, principal_id, ref`.execute(db);
  return rows.map((row) => ({
    kind: row.kind,
    principalId: asId<'principal'>(row.principal_id),
    ref: row.ref,
    teamId: row.team_id === null ? undefined : asId<'team'>(row.team_id),
    what: row.what,
  }));
}
