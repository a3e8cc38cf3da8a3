import type { SubjectKind } from '@muster/scrubber';
import { sql, type Kysely } from 'kysely';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type StoredPseudonym = {
  readonly token: string;
  readonly kind: SubjectKind;
  readonly keyId: string;
  readonly ciphertext: Buffer;
};

/** Which of these are already stored: an identity is written once, when the first text that contains it arrives. */
export async function knownTokens(db: Kysely<unknown>, tokens: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ token: string }>`select token from pseudonyms where token = any(${tokens})`.execute(db);
  return new Set(rows.map(({ token }) => token));
}

/** Inserts in token order, so that two texts naming the same people cannot deadlock. */
export async function insertPseudonyms(db: Kysely<unknown>, rows: readonly StoredPseudonym[], at: Date): Promise<void> {
  const sorted = rows.toSorted((first, second) => (first.token < second.token ? -1 : 1));
  await sql`
    insert into pseudonyms (token, kind, key_id, ciphertext, first_seen_at)
    select t.token, t.kind, t.key_id, t.ciphertext, ${at}
    from unnest(${sorted.map((row) => row.token)}::text[], ${sorted.map((row) => row.kind)}::text[],
      ${sorted.map((row) => row.keyId)}::uuid[], ${sorted.map((row) => row.ciphertext)}::bytea[]) as t (token, kind, key_id, ciphertext)
    on conflict (token) do nothing`.execute(db);
}

export async function pseudonymOf(db: Kysely<unknown>, token: string): Promise<StoredPseudonym | undefined> {
  const { rows } = await sql<Row<'pseudonyms', { kind: SubjectKind }>>`
    select ${columnsOf('pseudonyms')} from pseudonyms where token = ${token}`.execute(db);
  return rows[0] && { token: rows[0].token, kind: rows[0].kind, keyId: rows[0].key_id, ciphertext: rows[0].ciphertext };
}
