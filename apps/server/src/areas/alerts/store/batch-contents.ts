import type { Kysely, RawBuilder } from 'kysely';
import { asId, type EntryId, type IncidentId } from '../../../kernel/ids.ts';
import { insertion } from '../../../platform/database/insertion.ts';
import { batchContentColumns, type AlertTables } from './tables.ts';

/** What a batch's entry says of one incident, under that incident's key. */
export type SealedBatchContent = { readonly incident: IncidentId; readonly keyId: string; readonly ciphertext: Buffer };

export const newBatchContents = (
  entry: EntryId,
  contents: readonly SealedBatchContent[],
): RawBuilder<unknown> | undefined =>
  insertion(
    'alert_batch_contents',
    batchContentColumns,
    contents.map(({ incident, keyId, ciphertext }) => ({
      entry_id: entry,
      incident_id: incident,
      key_id: keyId,
      ciphertext,
    })),
  );

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
