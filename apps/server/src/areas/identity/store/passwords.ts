import { sql, type Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { PasswordHash } from '../passwords.ts';

export async function passwordOf(
  db: Kysely<unknown>,
  id: PrincipalId,
): Promise<{ readonly hash: PasswordHash; readonly isActive: boolean } | undefined> {
  const { rows } = await sql<{ hash: PasswordHash; is_active: boolean }>`
    select w.hash, p.state = 'active' as is_active
    from passwords w join principals p on p.id = w.principal_id where w.principal_id = ${id}`.execute(db);
  return rows[0] && { hash: rows[0].hash, isActive: rows[0].is_active };
}

/** Locks the current hash until the transaction ends: what was checked at the edge may be stale. */
export async function lockPasswordHash(
  db: Kysely<unknown>,
  id: PrincipalId,
  why: 'to-rely-on-it' | 'to-change',
): Promise<PasswordHash | undefined> {
  const { rows } = await sql<{ hash: PasswordHash }>`
    select hash from passwords where principal_id = ${id} ${why === 'to-change' ? sql`for update` : sql`for share`}`.execute(
    db,
  );
  return rows[0]?.hash;
}

export async function setPassword(db: Kysely<unknown>, id: PrincipalId, hash: PasswordHash, at: Date): Promise<void> {
  await sql`
    insert into passwords (principal_id, hash, changed_at) values (${id}, ${hash}, ${at})
    on conflict (principal_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`.execute(db);
}

export async function dropPassword(db: Kysely<unknown>, id: PrincipalId): Promise<void> {
  await sql`delete from passwords where principal_id = ${id}`.execute(db);
}
