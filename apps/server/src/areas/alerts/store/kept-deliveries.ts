import { sql, type Kysely, type RawBuilder } from 'kysely';
import { insertRows } from '../../../platform/database/row.ts';
import type { Notification } from '../domain/notification.ts';

/** What was received, scrubbed: the notification it was read as, or the body if it was unreadable. */
export type Told =
  | { readonly notification: Notification; readonly body?: unknown }
  | { readonly notification?: undefined; readonly body: unknown };

export type KeptDelivery = {
  readonly integrationId: string;
  readonly id: string;
  readonly receivedAt: Date;
  readonly told: Told;
};

/** Omits what is too large to inspect; its sender repeats it anyway. */
export const newKept = (kept: readonly KeptDelivery[]): RawBuilder<unknown> | undefined =>
  insertRows(
    'kept_deliveries',
    kept.flatMap(({ integrationId, id, receivedAt, told: given }) => {
      const told = JSON.stringify(given);
      return told.length > longest.kept ? [] : [{ integration_id: integrationId, id, received_at: receivedAt, told }];
    }),
  );

const longest = { kept: 262_144 };

export async function findKept(
  db: Kysely<unknown>,
  { integrationId, id }: Pick<KeptDelivery, 'integrationId' | 'id'>,
): Promise<KeptDelivery | undefined> {
  const { rows } = await sql<{ received_at: Date; told: string }>`select received_at, told from kept_deliveries
    where integration_id = ${integrationId} and id = ${id}`.execute(db);
  return rows.map(({ received_at: receivedAt, told }) => ({
    integrationId,
    id,
    receivedAt,
    told: JSON.parse(told) as Told,
  }))[0];
}

/** A planned delivery takes the id of its receipt when it is delivered. */
export async function renameKept(
  db: Kysely<unknown>,
  { integrationId, id }: Pick<KeptDelivery, 'integrationId' | 'id'>,
  receipt: string,
): Promise<void> {
  await sql`update kept_deliveries set id = ${receipt} where integration_id = ${integrationId} and id = ${id}`.execute(
    db,
  );
}

/** Deletes at most `limit` of those received before `bound`. */
export async function dropKept(db: Kysely<unknown>, bound: Date, limit: number): Promise<void> {
  await sql`delete from kept_deliveries where (integration_id, id) in (
    select integration_id, id from kept_deliveries where received_at < ${bound} limit ${limit})`.execute(db);
}
