import { sql, type Kysely } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';

export type RefreshToken = { readonly sessionId: string; readonly principalId: PrincipalId; readonly isUsed: boolean };

export async function insertRefreshToken(
  db: Kysely<unknown>,
  token: { readonly hash: Buffer; readonly sessionId: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into refresh_tokens (token_hash, session_id, issued_at) values (${token.hash}, ${token.sessionId}, ${token.at})`.execute(
    db,
  );
}

/** Finds used ones too: a used token that comes back reveals theft (abuse case 7). */
export async function refreshTokenByHash(db: Kysely<unknown>, hash: Buffer): Promise<RefreshToken | undefined> {
  const { rows } = await sql<{ session_id: string; principal_id: string; is_used: boolean }>`
    select t.session_id, s.principal_id, t.used_at is not null as is_used
    from refresh_tokens t join sessions s on s.id = t.session_id where t.token_hash = ${hash}`.execute(db);
  return rows[0] && { sessionId: rows[0].session_id, principalId: asId(rows[0].principal_id), isUsed: rows[0].is_used };
}

export async function useRefreshToken(db: Kysely<unknown>, hash: Buffer, at: Date): Promise<void> {
  await sql`update refresh_tokens set used_at = ${at} where token_hash = ${hash}`.execute(db);
}
