import { sql, type Kysely } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { Sealed } from '../../../platform/keys/data-keys.ts';
import type { IdentityTables } from './tables.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';

export type HandleKind = 'phone' | 'slack' | 'github' | 'sso';

type SealedHandle = Sealed & { readonly id: string; readonly principal: PrincipalId; readonly kind: HandleKind };

export async function insertHandle(
  db: Kysely<unknown>,
  { id, principal, kind, keyId, ciphertext, index }: SealedHandle & { readonly index: Buffer },
): Promise<void> {
  await db
    .$extendTables<IdentityTables>()
    .insertInto('identity_handles')
    .values({ id, principal_id: principal, kind, key_id: keyId, ciphertext, handle_index: index })
    .execute();
}

export async function deleteHandle(db: Kysely<unknown>, id: string): Promise<void> {
  await db.$extendTables<IdentityTables>().deleteFrom('identity_handles').where('id', '=', id).execute();
}

/** Part of erasing a person. */
export async function deleteHandlesOf(db: Kysely<unknown>, principal: PrincipalId): Promise<void> {
  await db
    .$extendTables<IdentityTables>()
    .deleteFrom('identity_handles')
    .where('principal_id', '=', principal)
    .execute();
}

export async function handleRows(
  db: Kysely<unknown>,
  where: { readonly ids: readonly string[] } | { readonly people: readonly PrincipalId[]; readonly kind: HandleKind },
): Promise<readonly SealedHandle[]> {
  const wanted =
    'ids' in where
      ? sql`id = any(${where.ids}::uuid[])`
      : sql`principal_id = any(${where.people}::uuid[]) and kind = ${where.kind}`;
  const { rows } = await sql<
    Pick<
      Row<'identity_handles', { principal_id: PrincipalId; kind: HandleKind }>,
      'id' | 'principal_id' | 'kind' | 'key_id' | 'ciphertext'
    >
  >`select id, principal_id, kind, key_id, ciphertext from identity_handles where ${wanted} order by id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    principal: row.principal_id,
    kind: row.kind,
    keyId: row.key_id,
    ciphertext: row.ciphertext,
  }));
}

export async function ownersByIndex(
  db: Kysely<unknown>,
  kind: HandleKind,
  indexes: readonly Buffer[],
): Promise<readonly PrincipalId[]> {
  const [{ rows }] = await pipeline(db, [
    sql<{ principal_id: string }>`
    select principal_id from identity_handles where kind = ${kind} and handle_index = any(${indexes}::bytea[])`,
  ]);
  return rows.map((row) => asId<'principal'>(row.principal_id));
}
