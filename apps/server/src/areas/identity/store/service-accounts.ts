import { sql, type Kysely } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

export type ServiceAccount = { readonly id: PrincipalId; readonly name: string; readonly isActive: boolean };

/** @returns false if another service account has this name */
export async function insertServiceAccount(db: Kysely<unknown>, id: PrincipalId, name: Scrubbed): Promise<boolean> {
  const { rows } = await sql`
    insert into service_accounts (principal_id, name) values (${id}, ${name})
    on conflict (name) do nothing returning principal_id`.execute(db);
  return rows.length > 0;
}

export async function allServiceAccounts(db: Kysely<unknown>): Promise<readonly ServiceAccount[]> {
  const { rows } = await sql<{ id: string; name: string; is_active: boolean }>`
    select a.principal_id as id, a.name, p.state = 'active' as is_active
    from service_accounts a join principals p on p.id = a.principal_id order by a.name`.execute(db);
  return rows.map((row) => ({ id: asId<'principal'>(row.id), name: row.name, isActive: row.is_active }));
}
