import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { ProviderId } from '../domain/provider.ts';

/** Links an account to a member. The account's identity is in the identity map under the same id. */
export type Account = {
  readonly id: string;
  readonly principal: PrincipalId;
  readonly provider: ProviderId;
  readonly provedBy: 'password' | 'one-time-link' | 'verified-email';
  readonly linkedAt: Date;
};

type AccountRow = Row<'sso_accounts', { principal_id: PrincipalId; proved_by: Account['provedBy'] }>;

export async function insertAccount(db: Kysely<unknown>, account: Account, entry: EntryId): Promise<void> {
  const { id, principal, provider, provedBy, linkedAt } = account;
  await sql`
    insert into sso_accounts (id, principal_id, provider_id, proved_by, linked_at, last_entry)
    values (${id}, ${principal}, ${provider}, ${provedBy}, ${linkedAt}, ${entry})`.execute(db);
}

/** The accounts of a member or at a provider, locked so that decisions about them are serialized. */
export async function lockAccounts(
  db: Kysely<unknown>,
  of: { readonly principal: PrincipalId } | { readonly provider: ProviderId },
): Promise<readonly Account[]> {
  const wanted = 'principal' in of ? sql`principal_id = ${of.principal}` : sql`provider_id = ${of.provider}`;
  const { rows } = await sql<AccountRow>`
    select ${columnsOf('sso_accounts')} from sso_accounts where ${wanted} order by id for update`.execute(db);
  return rows.map(accountFrom);
}

export async function accountsOf(db: Kysely<unknown>, principal: PrincipalId): Promise<readonly Account[]> {
  const { rows } = await sql<AccountRow>`
    select ${columnsOf('sso_accounts')} from sso_accounts
    where principal_id = ${principal} order by linked_at, id`.execute(db);
  return rows.map(accountFrom);
}

export async function deleteAccounts(db: Kysely<unknown>, ids: readonly string[]): Promise<void> {
  await sql`delete from sso_accounts where id = any(${ids}::uuid[])`.execute(db);
}

/** The number of linked members per provider. */
export async function accountCounts(db: Kysely<unknown>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ provider_id: string; members: number }>`
    select provider_id, count(*)::integer as members from sso_accounts group by provider_id`.execute(db);
  return new Map(rows.map(({ provider_id, members }) => [provider_id, members]));
}

/** Records that a session was started by this account. */
export async function insertSessionOf(
  db: Kysely<unknown>,
  account: string,
  session: string,
  entry: EntryId,
): Promise<void> {
  await sql`
    insert into sso_sessions (session_id, account_id, last_entry) values (${session}, ${account}, ${entry})`.execute(
    db,
  );
}

/** Deletes the records of sessions started by these accounts. @returns the sessions, ended or not */
export async function takeSessionsOf(db: Kysely<unknown>, accounts: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ session_id: string }>`
    delete from sso_sessions where account_id = any(${accounts}::uuid[]) returning session_id`.execute(db);
  return rows.map(({ session_id }) => session_id);
}

const accountFrom = (row: AccountRow): Account => ({
  id: row.id,
  principal: row.principal_id,
  provider: asId<'identity-provider'>(row.provider_id),
  provedBy: row.proved_by,
  linkedAt: row.linked_at,
});
