import { sql, type Kysely } from 'kysely';
import type { ChannelId } from '../domain/channel.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Handover } from '../domain/handover.ts';
import type { DeliveryRow, NotificationTables } from './tables.ts';

/**
 * Begins one more try on each of these channels, written before anything leaves, so that a crash leaves a trace. Gives
 * why the try before failed, which is kept until this one ends.
 */
export async function beginDeliveries(
  db: Kysely<unknown>,
  page: string,
  channels: readonly ChannelId[],
  at: { readonly now: Date; readonly deadline: Date },
): Promise<readonly (readonly [ChannelId, string | undefined])[]> {
  if (channels.length === 0) return [];
  const { rows } = await sql<{ channel: ChannelId; reason: string | null }>`
    insert into page_deliveries (page_id, channel, state, tries, began_at, deadline_at)
    select ${page}::uuid, channel, 'sending', 1, ${at.now}::timestamptz, ${at.deadline}::timestamptz
    from unnest(${channels}::text[]) as c (channel)
    on conflict (page_id, channel) do update set state = 'sending', tries = page_deliveries.tries + 1,
      began_at = excluded.began_at, deadline_at = excluded.deadline_at, settled_at = null
    returning channel, reason`.execute(db);
  return rows.map(({ channel, reason }) => [channel, reason ?? undefined]);
}

/** Writes how these tries ended. */
export async function settleDeliveries(
  db: Kysely<unknown>,
  page: string,
  ended: readonly { readonly channel: ChannelId; readonly handover: Handover }[],
  now: Date,
): Promise<void> {
  const reasons = ended.map(({ handover }) => ('reason' in handover ? handover.reason : null));
  await sql`
    update page_deliveries set state = ended.state, reason = ended.reason, settled_at = ${now}
    from unnest(
      ${ended.map(({ channel }) => channel)}::text[], ${ended.map(({ handover }) => handover.kind)}::text[], ${reasons}::text[]
    ) as ended (channel, state, reason)
    where page_deliveries.page_id = ${page} and page_deliveries.channel = ended.channel`.execute(db);
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
