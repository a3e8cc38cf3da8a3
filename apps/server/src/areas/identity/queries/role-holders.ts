import { sql, type Kysely } from 'kysely';
import type { RoleId } from '@muster/policy';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';

/** The active people who hold one of these RACI roles everywhere, longest-serving first. */
export async function holdersOf(db: Kysely<unknown>, roles: readonly RoleId[]): Promise<readonly PrincipalId[]> {
  const { rows } = await sql<{ principal_id: string }>`
    select g.principal_id from role_grants g join principals p on p.id = g.principal_id
    where g.role = any(${roles}) and g.team_id is null and g.revoked_at is null and p.state = 'active' and p.kind = 'person'
    group by g.principal_id order by min(g.granted_at), g.principal_id`.execute(db);
  return rows.map((row) => asId(row.principal_id));
}
