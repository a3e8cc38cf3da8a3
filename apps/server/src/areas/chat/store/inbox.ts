import type { Kysely } from 'kysely';
import type { Sealed } from '../../../platform/keys/data-keys.ts';
import type { ChatTables } from './tables.ts';

/** Stores a message once. @returns whether it is new */
export async function keepMessage(
  db: Kysely<unknown>,
  { id, at, keyId, ciphertext }: Sealed & { readonly id: string; readonly at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await inbox(db)
    .insertInto('chat_inbox')
    .values({ id, received_at: at, key_id: keyId, ciphertext })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function messageById(db: Kysely<unknown>, id: string): Promise<Sealed | undefined> {
  const row = await inbox(db)
    .selectFrom('chat_inbox')
    .select(['key_id', 'ciphertext'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { keyId: row.key_id, ciphertext: row.ciphertext };
}

/** Deletes messages too old to be redelivered. */
export async function pruneMessages(db: Kysely<unknown>, before: Date): Promise<void> {
  await inbox(db).deleteFrom('chat_inbox').where('received_at', '<', before).execute();
}

const inbox = (db: Kysely<unknown>) => db.$extendTables<ChatTables>();
