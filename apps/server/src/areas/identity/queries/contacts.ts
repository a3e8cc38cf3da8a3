import { sql, type Kysely } from 'kysely';
import type { RoleId } from '@muster/policy';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';

/** Who is to be called in each of these contact roles. Absent: unfilled, or filled by somebody who is no member any more. */
export async function contactsIn(
  db: Kysely<unknown>,
  roles: readonly RoleId[],
): Promise<ReadonlyMap<RoleId, PrincipalId>> {
  const { rows } = await sql<{ role: RoleId; principal_id: string }>`
    select c.role, c.principal_id from contact_roles c join principals p on p.id = c.principal_id
    where c.role = any(${roles}) and p.state = 'active' and p.kind = 'person'`.execute(db);
  return new Map(rows.map((row) => [row.role, asId<'principal'>(row.principal_id)]));
}
