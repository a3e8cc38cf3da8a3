import type { Kysely } from 'kysely';
import type { EntryId, IncidentId } from '../../../kernel/ids.ts';
import type { ContentReader } from '../../../platform/ledger/open-content.ts';
import type { CommittedItem } from '../intake/batch-root.ts';
import { readBatchContents } from '../store/batch-contents.ts';

/** The items that a batch's entry commits to, in their places. Those of incidents that were erased are missing. */
export async function openBatch(
  db: Kysely<unknown>,
  reader: ContentReader,
  entry: EntryId,
): Promise<readonly (CommittedItem & { readonly incident: IncidentId })[]> {
  const contents = await readBatchContents(db, entry);
  const opened = await Promise.all(
    contents.map(async ({ incident, keyId, ciphertext }) => {
      const plaintext = (await reader.open(db, [{ entryId: entry, keyId, ciphertext }])).get(entry);
      return plaintext === undefined
        ? []
        : (JSON.parse(plaintext.toString('utf8')) as CommittedItem[]).map((item) => ({ ...item, incident }));
    }),
  );
  return opened.flat().toSorted((first, second) => first.position - second.position);
}
