import { sql } from 'kysely';
import type { Ids } from '../../kernel/ids-source.ts';
import type { Db } from '../database/db.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { columnsOf, type Row } from '../database/row.ts';
import type { KeyRing } from './key-ring.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

export type Rewrapping = {
  readonly db: Db;
  readonly ring: KeyRing;
  readonly ids: Pick<Ids, 'bytes'>;
  /** Called after each batch with the number rewrapped so far. */
  readonly onBatch?: (rewrapped: number) => void;
};

/**
 * Rewraps everything wrapped under other master keys under the current one, in small transactions. Content is not
 * touched, only 32 bytes per subject. Safe to interrupt, to repeat, and to run twice concurrently.
 */
export async function rewrapDataKeys(parts: Rewrapping): Promise<number> {
  for (let total = 0; ;) {
    const count = await inTransaction(parts.db, async (tx) => rewrapSome(tx, parts));
    if (count === 0) return total;
    total += count;
    parts.onBatch?.(total);
  }
}

const KEYS_A_BATCH = 500;

type LiveKeyRow = Row<'data_keys', { wrapped_key: Buffer; master_kid: string }>;

async function rewrapSome(tx: Db, { ring, ids }: Rewrapping): Promise<number> {
  const { rows } = await sql<LiveKeyRow>`
    select ${columnsOf('data_keys')} from data_keys
    where master_kid <> ${ring.current('master').kid} order by id limit ${KEYS_A_BATCH} for update
  `.execute(tx);
  const rewrapped = rows.map((row) => {
    const named = { id: row.id, subject: { kind: row.subject_kind, id: row.subject_id } };
    const key = unwrapKey(ring, named, { wrapped: row.wrapped_key, masterKid: row.master_kid });
    return { id: row.id, ...wrapKey(ring, ids, named, key) };
  });
  await sql`
    update data_keys k set wrapped_key = t.wrapped, master_kid = t.kid
    from unnest(${rewrapped.map((key) => key.id)}::uuid[], ${rewrapped.map((key) => key.wrapped)}::bytea[],
      ${rewrapped.map((key) => key.masterKid)}::text[]) as t (id, wrapped, kid)
    where k.id = t.id
  `.execute(tx);
  return rows.length;
}
