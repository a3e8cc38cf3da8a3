import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';

export async function insertRunBatch(
  db: Kysely<unknown>,
  entry: EntryId,
  { salt, texts, at }: { readonly salt: Buffer; readonly texts: readonly string[]; readonly at: Date },
): Promise<void> {
  await sql`insert into run_batches (entry_id, salt, events, at) values (${entry}, ${salt}, ${JSON.stringify(texts)}, ${at})`.execute(
    db,
  );
}
