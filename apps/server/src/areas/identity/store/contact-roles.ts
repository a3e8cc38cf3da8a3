import { sql, type Kysely } from 'kysely';
import type { RoleId } from '@muster/policy';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';

/** Vacates a contact role if `holder` fills it. @returns whether they did */
export async function clearContact(db: Kysely<unknown>, role: RoleId, holder: PrincipalId): Promise<boolean> {
  const { rows } = await sql`
    delete from contact_roles where role = ${role} and principal_id = ${holder} returning role`.execute(db);
  return rows.length > 0;
}

export async function setContact(
  db: Kysely<unknown>,
  contact: { readonly role: RoleId; readonly principalId: PrincipalId; readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  const { role, principalId, at, entry } = contact;
  await sql`
    insert into contact_roles (role, principal_id, assigned_at, last_entry) values (${role}, ${principalId}, ${at}, ${entry})
    on conflict (role) do update
      set principal_id = excluded.principal_id, assigned_at = excluded.assigned_at, last_entry = excluded.last_entry`.execute(
    db,
  );
}
