import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId, type IntegrationId } from '../../../kernel/ids.ts';
import { insertRows } from '../../../platform/database/row.ts';
import type { Outcome, Tally } from '../domain/receipt.ts';
import type { AlertTables, ReceiptRow } from './tables.ts';

/** What one delivery did. `tallies` says why, and is put into words for the reader. */
export type Receipt = {
  readonly id: string;
  readonly integrationId: IntegrationId;
  readonly receivedAt: Date;
  readonly alerts: number;
  readonly truncated: number;
  /** Why the sender sent it, if it says so. */
  readonly reason: string | undefined;
  readonly outcome: Outcome;
  readonly tallies: readonly Tally[];
  readonly entryId: EntryId | undefined;
};

/** With whether the delivery itself is kept. */
export type ReadReceipt = Receipt & { readonly isKept: boolean };

export const newReceipts = (receipts: readonly Receipt[]): RawBuilder<unknown> | undefined =>
  insertRows('alert_receipts', receipts.map(rowOf));

/** Newest first, from before `before`. */
export async function readReceipts(
  db: Kysely<unknown>,
  integration: IntegrationId,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly ReadReceipt[]> {
  const query = db
    .$extendTables<AlertTables>()
    .selectFrom('alert_receipts')
    .selectAll()
    .select(
      sql<boolean>`exists (select from kept_deliveries k
        where k.integration_id = alert_receipts.integration_id and k.id = alert_receipts.id)`.as('is_kept'),
    )
    .where('integration_id', '=', integration);
  const rows = await (page.before === undefined ? query : query.where('id', '<', page.before))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ ...receiptFrom(row), isKept: row.is_kept }));
}

/**
 * The delivery in which an alert was first heard of. Both ids start with the same timestamp.
 * @returns its id, which was returned to the sender; undefined if it has been pruned
 */
export async function receiptOfAlert(
  db: Kysely<unknown>,
  {
    id,
    integrationId,
    receivedAt,
  }: { readonly id: string; readonly integrationId: IntegrationId; readonly receivedAt: Date },
): Promise<string | undefined> {
  const instant = id.slice(0, 'xxxxxxxx-xxxx'.length);
  const { rows } = await sql<{ id: string }>`select id from alert_receipts where integration_id = ${integrationId}
    and id between ${`${instant}-0000-0000-000000000000`} and ${`${instant}-ffff-ffff-ffffffffffff`}
    and received_at = ${receivedAt} order by id limit 1`.execute(db);
  return rows[0]?.id;
}

/** When each integration last sent anything. */
export async function lastReceived(
  db: Kysely<unknown>,
  integrations: readonly IntegrationId[],
): Promise<ReadonlyMap<IntegrationId, Date>> {
  const { rows } = await sql<{ integration_id: string; received_at: Date }>`
    select wanted.integration_id, newest.received_at
    from unnest(${[...integrations]}::uuid[]) as wanted (integration_id)
    cross join lateral (
      select r.received_at from alert_receipts r where r.integration_id = wanted.integration_id order by r.id desc limit 1
    ) newest`.execute(db);
  return new Map(rows.map((row) => [asId<'integration'>(row.integration_id), row.received_at]));
}

/**
 * Deletes at most `limit` receipts older than `bound`, an id made from that instant: ids are ordered by time. Goes
 * integration by integration, as the primary key does.
 * @returns how many were deleted
 */
export async function dropReceipts(db: Kysely<unknown>, bound: string, limit: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from alert_receipts where (integration_id, id) in (
      select old.integration_id, old.id from integrations i
      cross join lateral (
        select r.integration_id, r.id from alert_receipts r where r.integration_id = i.id and r.id < ${bound}::uuid order by r.id limit ${limit}
      ) old
      limit ${limit}
    )`.execute(db);
  return Number(numAffectedRows);
}

const rowOf = (receipt: Receipt): ReceiptRow => ({
  integration_id: receipt.integrationId,
  id: receipt.id,
  received_at: receipt.receivedAt,
  alerts: receipt.alerts,
  truncated: receipt.truncated,
  reason: receipt.reason ?? null,
  outcome: receipt.outcome,
  tallies: JSON.stringify(receipt.tallies),
  entry_id: receipt.entryId ?? null,
});

const receiptFrom = (row: ReceiptRow): Receipt => ({
  id: row.id,
  integrationId: row.integration_id,
  receivedAt: row.received_at,
  alerts: row.alerts,
  truncated: row.truncated,
  reason: row.reason ?? undefined,
  outcome: row.outcome,
  tallies: JSON.parse(row.tallies) as Tally[],
  entryId: row.entry_id ?? undefined,
});
