import type { Kysely } from 'kysely';
import { asId, type EntryId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import type { ChannelId, WebhookChannel } from '../domain/channel.ts';
import type { ChannelRow, NotificationTables } from './tables.ts';

export async function insertChannel(
  db: Kysely<unknown>,
  channel: Omit<WebhookChannel, 'test'> & { readonly entry: EntryId },
): Promise<void> {
  const row: ChannelRow = {
    id: channel.id,
    kind: 'webhook',
    name: channel.name,
    url: channel.url,
    secret_ref: channel.secretRef ?? null,
    audience: channel.audience,
    owner_id: channel.owner ?? null,
    is_internal_approved: channel.isInternalApproved,
    state: channel.state,
    added_at: channel.addedAt,
    tested_at: null,
    test_outcome: null,
    last_entry: channel.entry,
  };
  await db.$extendTables<NotificationTables>().insertInto('notification_channels').values(row).execute();
}

/** The configured channels in the order they were added, those that are gone included. */
export const allChannels: Read<readonly WebhookChannel[]> = defineRead(
  (db) => [inUse(db).orderBy('added_at').orderBy('id')],
  (rows) => rows.map(channelFrom),
);

export async function channelById(db: Kysely<unknown>, id: string): Promise<WebhookChannel | undefined> {
  const row = await inUse(db).where('id', '=', id).executeTakeFirst();
  return row && channelFrom(row);
}

export async function lockChannel(db: Kysely<unknown>, id: string): Promise<WebhookChannel | undefined> {
  const row = await inUse(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && channelFrom(row);
}

/** The names of all channels there ever were, for records of what went there. */
export async function channelNames(db: Kysely<unknown>): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .$extendTables<NotificationTables>()
    .selectFrom('notification_channels')
    .select(['id', 'name'])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type ChannelChange = Partial<Pick<ChannelRow, 'state' | 'tested_at' | 'test_outcome'>>;

export async function updateChannel(
  db: Kysely<unknown>,
  id: string,
  change: ChannelChange,
  entry: EntryId,
): Promise<void> {
  await db
    .$extendTables<NotificationTables>()
    .updateTable('notification_channels')
    .set({ ...change, last_entry: entry })
    .where('id', '=', id)
    .execute();
}

const inUse = (db: Kysely<unknown>) =>
  db
    .$extendTables<NotificationTables>()
    .selectFrom('notification_channels')
    .selectAll()
    .where('state', '<>', 'removed');

const channelFrom = (row: ChannelRow): WebhookChannel => ({
  id: row.id as ChannelId,
  name: row.name as Scrubbed,
  url: row.url,
  secretRef: row.secret_ref ?? undefined,
  audience: row.audience,
  owner: row.owner_id === null ? undefined : asId(row.owner_id),
  isInternalApproved: row.is_internal_approved,
  state: row.state === 'removed' ? 'gone' : row.state,
  addedAt: row.added_at,
  test:
    row.tested_at === null || row.test_outcome === null ? undefined : { at: row.tested_at, outcome: row.test_outcome },
});
