import { sql, type Kysely } from 'kysely';

/** Marks an attempt as used and deletes expired ones. @returns whether it was unused */
export async function useAttempt(db: Kysely<unknown>, hash: Buffer, expiresAt: Date, now: Date): Promise<boolean> {
  await sql`delete from sso_used_attempts where expires_at <= ${now}`.execute(db);
  const { rows } = await sql`
    insert into sso_used_attempts (hash, expires_at) values (${hash}, ${expiresAt})
    on conflict do nothing returning hash`.execute(db);
  return rows.length === 1;
}
