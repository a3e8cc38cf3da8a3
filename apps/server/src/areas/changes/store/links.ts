import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type PrincipalId } from '../../../kernel/ids.ts';

/** Stores a member's only link code; a new one replaces it. */
export async function keepLinkCode(
  db: Kysely<unknown>,
  code: { readonly principal: PrincipalId; readonly hash: Buffer; readonly expiresAt: Date; readonly entry: EntryId },
): Promise<void> {
  const { principal, hash, expiresAt, entry } = code;
  await sql`
    insert into github_link_codes (principal_id, hash, expires_at, last_entry)
    values (${principal}, ${hash}, ${expiresAt}, ${entry})
    on conflict (principal_id) do update set hash = ${hash}, expires_at = ${expiresAt}, last_entry = ${entry}`.execute(
    db,
  );
}

export async function dropLinkCode(db: Kysely<unknown>, principal: PrincipalId): Promise<void> {
  await sql`delete from github_link_codes where principal_id = ${principal}`.execute(db);
}

/** The member a code belongs to, while it is valid. */
export async function ownerOfCode(db: Kysely<unknown>, hash: Buffer, now: Date): Promise<PrincipalId | undefined> {
  const { rows } = await sql<{ principal_id: string }>`
    select principal_id from github_link_codes where hash = ${hash} and expires_at > ${now}`.execute(db);
  return rows[0] && asId(rows[0].principal_id);
}
