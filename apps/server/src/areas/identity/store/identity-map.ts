import { sql, type Kysely } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import type { Sealed } from '../../../platform/keys/data-keys.ts';
import type { IdentityTables } from './tables.ts';

export type SealedEntry = Sealed & { readonly id: PrincipalId };

export const entriesOf = (ids: readonly PrincipalId[]): Read<readonly SealedEntry[]> =>
  defineRead(
    () => [
      sql<{ principal_id: string; key_id: string; ciphertext: Buffer }>`
        select principal_id, key_id, ciphertext from identity_map where principal_id = any(${ids}::uuid[])`,
    ],
    (rows) =>
      rows.map((row) => ({
        id: asId<'principal'>(row.principal_id),
        keyId: row.key_id,
        ciphertext: row.ciphertext,
      })),
  );

export async function entriesByIndex(db: Kysely<unknown>, indexes: readonly Buffer[]): Promise<readonly PrincipalId[]> {
  const { rows } = await sql<{ principal_id: string }>`
    select principal_id from identity_map where email_index = any(${indexes}::bytea[])`.execute(db);
  return rows.map((row) => asId<'principal'>(row.principal_id));
}

export async function insertEntry(
  db: Kysely<unknown>,
  entry: SealedEntry & { readonly emailIndex: Buffer },
): Promise<void> {
  await db
    .$extendTables<IdentityTables>()
    .insertInto('identity_map')
    .values({
      principal_id: entry.id,
      key_id: entry.keyId,
      ciphertext: entry.ciphertext,
      email_index: entry.emailIndex,
    })
    .execute();
}

export async function deleteEntry(db: Kysely<unknown>, id: PrincipalId): Promise<void> {
  await db.$extendTables<IdentityTables>().deleteFrom('identity_map').where('principal_id', '=', id).execute();
}
