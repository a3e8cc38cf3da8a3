import type { Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import type { ContentReader } from '../../../platform/ledger/open-content.ts';
import type { CommittedItem } from '../intake/batch-root.ts';
import type { AlertTables } from '../store/tables.ts';

/** The items a batch's entry commits to, at their positions. Items of erased incidents are missing. */
export async function openBatch(
  db: Kysely<unknown>,
  reader: ContentReader,
  entry: EntryId,
): Promise<readonly (CommittedItem & { readonly incident: string })[]> {
  const rows = await db
    .$extendTables<AlertTables>()
    .selectFrom('alert_batch_contents')
    .selectAll()
    .where('entry_id', '=', entry)
    .orderBy('incident_id')
    .execute();
  const contents = rows.map((row) => ({ incident: row.incident_id, keyId: row.key_id, ciphertext: row.ciphertext }));
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
