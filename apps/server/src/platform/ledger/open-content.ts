import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../kernel/ids.ts';
import { commitmentTo, type SealedContent } from './content.ts';
import type { Envelope } from './envelope.ts';

/** Decrypts what `ContentVault` sealed. An item whose key was destroyed is undefined. */
export interface ContentReader {
  open(db: Kysely<unknown>, items: readonly SealedRow[]): Promise<ReadonlyMap<EntryId, Buffer>>;
}
export type SealedRow = { readonly entryId: EntryId; readonly keyId: string; readonly ciphertext: Buffer };

/**
 * The content of entries, by entry id. Absent if erased. Content that does not match its envelope's commitment was
 * tampered with: it throws, and is never shown.
 */
export async function openContent(
  db: Kysely<unknown>,
  reader: ContentReader,
  envelopes: readonly Envelope[],
): Promise<ReadonlyMap<EntryId, Readonly<Record<string, unknown>>>> {
  const committed = new Map(envelopes.flatMap((e) => (e.content ? [[e.id, e.content.commitment] as const] : [])));
  if (committed.size === 0) return new Map();
  const { rows } = await sql<{ entry_id: EntryId; key_id: string; ciphertext: Buffer }>`
    select entry_id, key_id, ciphertext from ledger_content where entry_id = any(${[...committed.keys()]}::uuid[])`.execute(
    db,
  );
  const opened = await reader.open(
    db,
    rows.map((row) => ({ entryId: row.entry_id, keyId: row.key_id, ciphertext: row.ciphertext })),
  );
  return new Map(
    [...opened].map(([entryId, plaintext]) => {
      const content = JSON.parse(plaintext.toString('utf8')) as SealedContent;
      if (commitmentTo(content) !== committed.get(entryId))
        throw new Error(`the content of entry ${entryId} is not what was committed to`);
      return [entryId, content.fields as Readonly<Record<string, unknown>>];
    }),
  );
}
