import type { RawBuilder } from 'kysely';
import type { EntryId, IncidentId } from '../../../kernel/ids.ts';
import { insertRows } from '../../../platform/database/row.ts';

/** What a batch's entry says of one incident, encrypted with that incident's key. */
export type SealedBatchContent = { readonly incident: IncidentId; readonly keyId: string; readonly ciphertext: Buffer };

export const newBatchContents = (
  entry: EntryId,
  contents: readonly SealedBatchContent[],
): RawBuilder<unknown> | undefined =>
  insertRows(
    'alert_batch_contents',
    contents.map(({ incident, keyId, ciphertext }) => ({
      entry_id: entry,
      incident_id: incident,
      key_id: keyId,
      ciphertext,
    })),
  );
