import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';

export async function insertRunBatch(
  db: Kysely<unknown>,
  entry: EntryId,
  { salt, texts }: { readonly salt: Buffer; readonly texts: readonly string[] },
): Promise<void> {
  await sql`insert into run_batches (entry_id, salt, events) values (${entry}, ${salt}, ${JSON.stringify(texts)})`.execute(
    db,
  );
}
