import type { RawBuilder } from 'kysely';
import type { EntryId, IncidentId } from '../../../kernel/ids.ts';
import { insertion } from '../../../platform/database/insertion.ts';
import { batchContentColumns } from './tables.ts';

/** What a batch's entry says of one incident, encrypted with that incident's key. */
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
