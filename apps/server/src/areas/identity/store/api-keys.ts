import { sql, type Kysely } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import type { ApiKeyRow, IdentityTables } from './tables.ts';

export type ApiKey = {
  readonly id: string;
  readonly principalId: PrincipalId;
  readonly prefix: string;
  readonly secretHash: Buffer;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | undefined;
};

export async function insertApiKey(db: Kysely<unknown>, key: ApiKey, entry: EntryId): Promise<void> {
  await db
    .$extendTables<IdentityTables>()
    .insertInto('api_keys')
    .values({
      id: key.id,
      principal_id: key.principalId,
      prefix: key.prefix,
      secret_hash: key.secretHash,
      scopes: [...key.scopes],
      created_at: key.createdAt,
      expires_at: key.expiresAt,
      revoked_at: null,
      last_entry: entry,
    })
    .execute();
}

/** What is needed of a key to recognise its bearer. */
export type OpenKey = Pick<ApiKey, 'principalId' | 'secretHash' | 'scopes' | 'expiresAt'>;

/** The keys with these prefixes that have not been revoked, of active service accounts. */
export async function openKeysByPrefix(
  db: Kysely<unknown>,
  prefixes: readonly string[],
): Promise<ReadonlyMap<string, OpenKey>> {
  const { rows } = await sql<Pick<ApiKeyRow, 'principal_id' | 'prefix' | 'secret_hash' | 'scopes' | 'expires_at'>>`
    select k.principal_id, k.prefix, k.secret_hash, k.scopes, k.expires_at
    from api_keys k join principals p on p.id = k.principal_id
    where k.prefix = any(${prefixes}::text[]) and k.revoked_at is null and p.state = 'active'`.execute(db);
  return new Map(
    rows.map((row) => [
      row.prefix,
      { principalId: row.principal_id, secretHash: row.secret_hash, scopes: row.scopes, expiresAt: row.expires_at },
    ]),
  );
}

/** The unrevoked keys of these service accounts, oldest first. */
export async function keysOf(db: Kysely<unknown>, principals: readonly PrincipalId[]): Promise<readonly ApiKey[]> {
  const { rows } = await sql<ApiKeyRow>`
    select id, principal_id, prefix, secret_hash, scopes, created_at, expires_at, revoked_at, last_entry
    from api_keys where principal_id = any(${principals}::uuid[]) and revoked_at is null order by created_at, id`.execute(
    db,
  );
  return rows.map(keyFrom);
}

export async function revokeKey(db: Kysely<unknown>, id: string, at: Date, entry: EntryId): Promise<void> {
  await sql`update api_keys set revoked_at = ${at}, last_entry = ${entry} where id = ${id} and revoked_at is null`.execute(
    db,
  );
}

export async function revokeKeysOf(
  db: Kysely<unknown>,
  principal: PrincipalId,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`
    update api_keys set revoked_at = ${at}, last_entry = ${entry} where principal_id = ${principal} and revoked_at is null`.execute(
    db,
  );
}

const keyFrom = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  principalId: row.principal_id,
  prefix: row.prefix,
  secretHash: row.secret_hash,
  scopes: row.scopes,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at ?? undefined,
});
