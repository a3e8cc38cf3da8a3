import { sql, type Kysely } from 'kysely';
import { deferWrites } from '../../../platform/database/pipeline/pipeline.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import { EMAIL, type ChannelId } from '../domain/channel.ts';
import type { Delivery } from '../domain/delivery.ts';
import { addMilliseconds } from '../../../kernel/clock.ts';
import { askedToWait, type Handover } from '../domain/handover.ts';
import type { DeliveryRow, NotificationTables } from './tables.ts';

/** The latest attempt of a page through a channel, and why the previous one failed. */
export type LastTry = {
  readonly state: Delivery['state'];
  readonly reason: string | undefined;
  /** The other side asked not to be tried again before this time. */
  readonly retryAt: Date | undefined;
};

/** By page: the state of each channel that was tried. */
export const lastTries = (pages: readonly string[]): Read<ReadonlyMap<string, ReadonlyMap<ChannelId, LastTry>>> =>
  defineRead(
    (db) => [
      db
        .$extendTables<NotificationTables>()
        .selectFrom('page_deliveries')
        .select(['page_id', 'channel', 'state', 'reason', 'retry_at'])
        .where('page_id', '=', sql<string>`any(${pages}::uuid[])`),
    ],
    (rows) =>
      new Map(
        [...Map.groupBy(rows, ({ page_id: page }) => page)].map(([page, tries]) => [
          page,
          new Map(
            tries.map(({ channel, state, reason, retry_at: retryAt }) => [
              channel,
              { state, reason: reason ?? undefined, retryAt: retryAt ?? undefined },
            ]),
          ),
        ]),
      ),
  );

export type NewTry = { readonly page: string; readonly channel: ChannelId };

/**
 * Begins another attempt on each, recorded before anything leaves, so that a crash leaves a trace. The previous failure
 * reason is kept until this attempt ends.
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
      began_at = excluded.began_at, deadline_at = excluded.deadline_at, settled_at = null, retry_at = null`;
  await deferWrites(tx, [begin]);
}

export type EndedTry = NewTry & { readonly handover: Handover };

/** Writes the outcomes of attempts. */
export async function settleDeliveries(tx: Kysely<unknown>, ended: readonly EndedTry[], now: Date): Promise<void> {
  if (ended.length === 0) return;
  const column = <T>(pick: (each: EndedTry) => T): T[] => ended.map(pick);
  const settle = sql`
    update page_deliveries set state = ended.state, reason = ended.reason, retry_at = ended.retry_at, settled_at = ${now}
    from unnest(
      ${column(({ page }) => page)}::uuid[], ${column(({ channel }) => channel)}::text[],
      ${column(({ handover }) => handover.kind)}::text[],
      ${column(({ handover }) => ('reason' in handover ? handover.reason : null))}::text[],
      ${column(({ handover }) => retryAt(handover, now))}::timestamptz[]
    ) as ended (page_id, channel, state, reason, retry_at)
    where page_deliveries.page_id = ended.page_id and page_deliveries.channel = ended.channel`;
  await deferWrites(tx, [settle]);
}

const MS_PER_SECOND = 1000;

function retryAt(handover: Handover, now: Date): Date | null {
  const seconds = askedToWait(handover);
  return seconds === undefined ? null : addMilliseconds(now, seconds * MS_PER_SECOND);
}

/**
 * A provider's report on a page it accepted: that it arrived, or that it did not after all. Repeated reports, and those
 * about pages never sent there, change nothing.
 * @returns whether anything changed
 */
export async function tellDelivery(
  tx: Kysely<unknown>,
  { page, channel }: NewTry,
  news: { readonly deliveredAt: Date } | { readonly failed: string; readonly at: Date },
): Promise<boolean> {
  const told = tx
    .$extendTables<NotificationTables>()
    .updateTable('page_deliveries')
    .where('page_id', '=', page)
    .where('channel', '=', channel)
    .where('state', 'in', ['handed-over', 'unknown'])
    .where('delivered_at', 'is', null);
  const { numUpdatedRows } =
    'deliveredAt' in news
      ? await told.set({ state: 'handed-over', reason: null, delivered_at: news.deliveredAt }).executeTakeFirst()
      : await told.set({ state: 'failed', reason: news.failed, settled_at: news.at }).executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type ChannelHealth = {
  readonly accepted: Date | undefined;
  readonly failed: { readonly at: Date; readonly reason: string } | undefined;
};

/** By channel: when it last accepted a page, and when and why it last failed. */
export async function healthOf(db: Kysely<unknown>): Promise<ReadonlyMap<string, ChannelHealth>> {
  const { rows } = await sql<{ channel: string; took: boolean; settled_at: Date; reason: string | null }>`
    select channel.channel, kind.took, latest.settled_at, latest.reason
    from (select id::text as channel from notification_channels where state <> 'removed' union all select ${EMAIL}) as channel
    cross join (values (true), (false)) as kind (took)
    cross join lateral (
      select settled_at, reason from page_deliveries d
      where d.channel = channel.channel and d.settled_at is not null and (d.state = 'handed-over') = kind.took
      order by settled_at desc limit 1
    ) as latest`.execute(db);
  return new Map(
    [...Map.groupBy(rows, ({ channel }) => channel)].map(([channel, each]) => {
      const took = each.find((row) => row.took);
      const failed = each.find((row) => !row.took);
      return [
        channel,
        { accepted: took?.settled_at, failed: failed && { at: failed.settled_at, reason: failed.reason ?? 'unknown' } },
      ];
    }),
  );
}

/** Pages a channel has failed to accept since a given time, oldest first. */
export async function failedAt(
  db: Kysely<unknown>,
  channel: ChannelId,
  since: Date,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .$extendTables<NotificationTables>()
    .selectFrom('page_deliveries')
    .select('page_id')
    .where('channel', '=', channel)
    .where('state', 'in', ['failed', 'unknown'])
    .where('settled_at', '>=', since)
    .orderBy('settled_at')
    .orderBy('page_id')
    .limit(limit)
    .execute();
  return rows.map(({ page_id: page }) => page);
}

/** The latest attempt of each channel at these pages. */
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
  const common = { page: row.page_id, channel: row.channel, tries: row.tries, beganAt: row.began_at };
  switch (row.state) {
    case 'sending':
      return { ...common, state: 'sending', deadlineAt: row.deadline_at };
    case 'handed-over':
      return {
        ...common,
        state: 'handed-over',
        settledAt: given(row.settled_at),
        deliveredAt: row.delivered_at ?? undefined,
      };
    case 'failed':
    case 'unknown':
      return { ...common, state: row.state, settledAt: given(row.settled_at), reason: given(row.reason) };
  }
}

function given<T>(value: T | null): T {
  if (value === null) throw new Error('a delivery row lacks a value that its own checks demand');
  return value;
}
