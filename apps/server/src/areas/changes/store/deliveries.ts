import { sql, type Kysely } from 'kysely';
import type { Sealed } from '../../../platform/keys/data-keys.ts';
import type { ChangeName } from './changes.ts';

export type Delivery = Sealed & {
  readonly id: string;
  readonly event: string;
  readonly repository: string;
  readonly number: number | undefined;
};

type Row = {
  id: string;
  event: string;
  repository: string;
  number: number | null;
  received_at: Date;
  served_at: Date | null;
  key_id: string;
  ciphertext: Buffer;
};

const tables = (db: Kysely<unknown>) => db.$extendTables<{ github_deliveries: Row }>();

/** Keeps what came, once: whether it was new. */
export async function keepDelivery(db: Kysely<unknown>, delivery: Delivery, at: Date): Promise<boolean> {
  const { id, event, repository, number, keyId, ciphertext } = delivery;
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('github_deliveries')
    .values({
      id,
      event,
      repository,
      number: number ?? null,
      received_at: at,
      served_at: null,
      key_id: keyId,
      ciphertext,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const deliveryById = async (db: Kysely<unknown>, id: string): Promise<Delivery | undefined> =>
  (
    await tables(db)
      .selectFrom('github_deliveries')
      .selectAll()
      .where('id', '=', id)
      .where('served_at', 'is', null)
      .execute()
  ).map(deliveryFrom)[0];

/** What came about a pull request and has not been worked on, in the order that it came. */
export const waitingFor = async (
  db: Kysely<unknown>,
  { repository, number }: ChangeName,
): Promise<readonly Delivery[]> =>
  (
    await tables(db)
      .selectFrom('github_deliveries')
      .selectAll()
      .where('repository', '=', repository)
      .where('number', '=', number)
      .where('served_at', 'is', null)
      .orderBy('received_at')
      .orderBy('id')
      .execute()
  ).map(deliveryFrom);

export async function markServed(db: Kysely<unknown>, ids: readonly string[], at: Date): Promise<void> {
  await sql`update github_deliveries set served_at = ${at} where id = any(${ids}::text[])`.execute(db);
}

/** What is older than any repetition of it could be. */
export async function pruneDeliveries(db: Kysely<unknown>, before: Date): Promise<void> {
  await sql`delete from github_deliveries where received_at < ${before} and served_at is not null`.execute(db);
}

const deliveryFrom = (row: Row): Delivery => ({
  id: row.id,
  event: row.event,
  repository: row.repository,
  number: row.number ?? undefined,
  keyId: row.key_id,
  ciphertext: row.ciphertext,
});
