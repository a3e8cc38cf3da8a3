import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type IncidentId } from '../../../kernel/ids.ts';
import type { AlertTables } from './tables.ts';

/** What a batch's entry says of one incident, under that incident's key. */
export type SealedBatchContent = { readonly incident: IncidentId; readonly keyId: string; readonly ciphertext: Buffer };

export async function insertBatchContents(db: Kysely<unknown>, entry: EntryId, contents: readonly SealedBatchContent[]): Promise<void> {
  if (contents.length === 0) return;
  await sql`
    insert into alert_batch_contents (entry_id, incident_id, key_id, ciphertext)
    select ${entry}::uuid, new.incident_id, new.key_id, new.ciphertext
    from unnest(
      ${contents.map((one) => one.incident)}::uuid[], ${contents.map((one) => one.keyId)}::uuid[],
      ${contents.map((one) => one.ciphertext)}::bytea[]) as new (incident_id, key_id, ciphertext)`.execute(db);
}

export async function readBatchContents(db: Kysely<unknown>, entry: EntryId): Promise<readonly SealedBatchContent[]> {
  const rows = await db
    .$extendTables<AlertTables>()
    .selectFrom('alert_batch_contents')
    .selectAll()
    .where('entry_id', '=', entry)
    .orderBy('incident_id')
    .execute();
  return rows.map((row) => ({ incident: asId(row.incident_id), keyId: row.key_id, ciphertext: row.ciphertext }));
}
