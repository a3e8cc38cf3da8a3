import type { Kysely } from 'kysely';
import { asId, type EntryId, type PrincipalId } from '../../../kernel/ids.ts';
import type { ChatTables } from './tables.ts';

/** Stores a member's only link code; a new one replaces it. */
export async function keepLinkCode(
  db: Kysely<unknown>,
  {
    principal,
    hash,
    expiresAt,
    entry,
  }: {
    readonly principal: PrincipalId;
    readonly hash: Buffer;
    readonly expiresAt: Date;
    readonly entry: EntryId;
  },
): Promise<void> {
  await dropLinkCode(db, principal);
  await tables(db)
    .insertInto('chat_link_codes')
    .values({ principal_id: principal, hash, expires_at: expiresAt, last_entry: entry })
    .execute();
}

export async function dropLinkCode(db: Kysely<unknown>, principal: PrincipalId): Promise<void> {
  await tables(db).deleteFrom('chat_link_codes').where('principal_id', '=', principal).execute();
}

/** The member a code belongs to, while it is valid. */
export async function ownerOfCode(db: Kysely<unknown>, hash: Buffer, now: Date): Promise<PrincipalId | undefined> {
  const row = await tables(db)
    .selectFrom('chat_link_codes')
    .select('principal_id')
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && asId(row.principal_id);
}

export async function isInternalApproved(db: Kysely<unknown>): Promise<boolean> {
  const row = await tables(db).selectFrom('chat_workspace').select('is_internal_approved').executeTakeFirst();
  return row?.is_internal_approved ?? false;
}

export async function setInternalApproved(db: Kysely<unknown>, allowed: boolean, entry: EntryId): Promise<void> {
  await tables(db)
    .insertInto('chat_workspace')
    .values({ id: 'slack', is_internal_approved: allowed, last_entry: entry })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ is_internal_approved: allowed, last_entry: entry }))
    .execute();
}

const tables = (db: Kysely<unknown>) => db.$extendTables<ChatTables>();
