import { sql, type Kysely } from 'kysely';
import { deferWrites } from '../../../platform/database/pipeline/pipeline.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import type { ChannelId } from '../domain/channel.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Handover } from '../domain/handover.ts';
import type { DeliveryRow, NotificationTables } from './tables.ts';

/** How the latest try of a page by a channel stands, and why the one before it failed. */
export type LastTry = { readonly state: Delivery['state']; readonly reason: string | undefined };

/** By page: how each channel fared that was asked to take it. */
export const lastTries = (pages: readonly string[]): Read<ReadonlyMap<string, ReadonlyMap<ChannelId, LastTry>>> =>
  defineRead(
    (db) => [
      db
        .$extendTables<NotificationTables>()
        .selectFrom('page_deliveries')
        .select(['page_id', 'channel', 'state', 'reason'])
        .where('page_id', '=', sql<string>`any(${pages}::uuid[])`),
    ],
    (rows) =>
      new Map(
        [...Map.groupBy(rows, ({ page_id: page }) => page)].map(([page, tries]) => [
          page,
          new Map(
            tries.map(({ channel, state, reason }) => [channel as ChannelId, { state, reason: reason ?? undefined }]),
          ),
        ]),
      ),
  );

export type NewTry = { readonly page: string; readonly channel: ChannelId };

/**
 * Begins one more try each, written before anything leaves, so that a crash leaves a trace. Why the try before failed is
 * kept until this one ends.
 */
export async function beginDeliveries(
  tx: Kysely<unknown>,
  tries: readonly NewTry[],
  at: { readonly now: Date; readonly deadline: Date },
): Promise<void> {
  if (tries.length === 0) return;
  const begin = sql`
    insert into page_deliveries (page_id, channel, state, tries, began_at, deadline_at)
    select page_id, channel, 'sending', 1, ${at.now}::timestamptz, ${at.deadline}::timestamptz
    from unnest(${tries.map(({ page }) => page)}::uuid[], ${tries.map(({ channel }) => channel)}::text[]) as c (page_id, channel)
    order by page_id, channel
    on conflict (page_id, channel) do update set state = 'sending', tries = page_deliveries.tries + 1,
      began_at = excluded.began_at, deadline_at = excluded.deadline_at, settled_at = null`;
  await deferWrites(tx, [begin]);
}

export type EndedTry = NewTry & { readonly handover: Handover };

/** Writes how these tries ended. */
export async function settleDeliveries(tx: Kysely<unknown>, ended: readonly EndedTry[], now: Date): Promise<void> {
  if (ended.length === 0) return;
  const column = <T>(pick: (each: EndedTry) => T): T[] => ended.map(pick);
  const settle = sql`
    update page_deliveries set state = ended.state, reason = ended.reason, settled_at = ${now}
    from unnest(
      ${column(({ page }) => page)}::uuid[], ${column(({ channel }) => channel)}::text[],
      ${column(({ handover }) => handover.kind)}::text[],
      ${column(({ handover }) => ('reason' in handover ? handover.reason : null))}::text[]
    ) as ended (page_id, channel, state, reason)
    where page_deliveries.page_id = ended.page_id and page_deliveries.channel = ended.channel`;
  await deferWrites(tx, [settle]);
}

/** The latest try of every channel, for these pages. */
export async function deliveriesOf(db: Kysely<unknown>, pages: readonly string[]): Promise<readonly Delivery[]> {
  if (pages.length === 0) return [];
  const rows = await db
    .$extendTables<NotificationTables>()
    .selectFrom('page_deliveries')
    .selectAll()
    .where('page_id', 'in', pages)
    .orderBy('began_at')
    .orderBy('channel')
    .execute();
  return rows.map(deliveryFrom);
}

function deliveryFrom(row: DeliveryRow): Delivery {
  const common = { page: row.page_id, channel: row.channel as ChannelId, tries: row.tries, beganAt: row.began_at };
  switch (row.state) {
    case 'sending':
      return { ...common, state: 'sending', deadlineAt: row.deadline_at };
    case 'handed-over':
      return { ...common, state: 'handed-over', settledAt: given(row.settled_at) };
    case 'failed':
    case 'unknown':
      return { ...common, state: row.state, settledAt: given(row.settled_at), reason: given(row.reason) };
  }
}

function given<T>(value: T | null): T {
  if (value === null) throw new Error('a delivery row lacks a value that its own checks demand');
  return value;
}
