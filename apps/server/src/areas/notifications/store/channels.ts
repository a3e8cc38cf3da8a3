import type { Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import type { Channel, ChannelId, ChannelKind } from '../domain/channel.ts';
import type { ChannelRow, NotificationTables } from './tables.ts';

export async function insertChannel(
  db: Kysely<unknown>,
  channel: Omit<Channel, 'test'> & { readonly entry: EntryId },
): Promise<void> {
  const row: ChannelRow = {
    id: channel.id,
    kind: channel.kind,
    name: channel.name,
    url: channel.url ?? null,
    secret_ref: channel.secretRef ?? null,
    audience: channel.audience,
    owner_id: channel.owner ?? null,
    is_internal_approved: channel.isInternalApproved,
    state: channel.state,
    added_at: channel.addedAt,
    tested_at: null,
    test_outcome: null,
    code_sent_at: channel.code?.sentAt ?? null,
    code_tries: channel.code?.tries ?? null,
    last_entry: channel.entry,
  };
  await db.$extendTables<NotificationTables>().insertInto('notification_channels').values(row).execute();
}

/** The configured channels in the order they were added, including those that are gone. */
export const allChannels: Read<readonly Channel[]> = defineRead(
  (db) => [inUse(db).orderBy('added_at').orderBy('id')],
  (rows) => rows.map(channelFrom),
);

export async function channelById(db: Kysely<unknown>, id: string): Promise<Channel | undefined> {
  const row = await inUse(db).where('id', '=', id).executeTakeFirst();
  return row && channelFrom(row);
}

export async function lockChannel(db: Kysely<unknown>, id: string): Promise<Channel | undefined> {
  const row = await inUse(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && channelFrom(row);
}

export type ChannelName = { readonly name: string; readonly kind: ChannelKind; readonly owner: string | undefined };

/** Names of all channels there ever were, for records of what was sent there. */
export async function channelNames(db: Kysely<unknown>): Promise<ReadonlyMap<string, ChannelName>> {
  const rows = await db
    .$extendTables<NotificationTables>()
    .selectFrom('notification_channels')
    .select(['id', 'name', 'kind', 'owner_id'])
    .execute();
  return new Map(rows.map(({ id, name, kind, owner_id: owner }) => [id, { name, kind, owner: owner ?? undefined }]));
}

export type ChannelChange = Partial<
  Pick<ChannelRow, 'state' | 'tested_at' | 'test_outcome' | 'code_sent_at' | 'code_tries'>
>;

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

const channelFrom = (row: ChannelRow): Channel => ({
  id: row.id as ChannelId,
  kind: row.kind,
  name: row.name,
  url: row.url ?? undefined,
  secretRef: row.secret_ref ?? undefined,
  audience: row.audience,
  owner: row.owner_id ?? undefined,
  isInternalApproved: row.is_internal_approved,
  // Never happens: removed channels are not read.
  state: row.state === 'removed' ? 'gone' : row.state,
  addedAt: row.added_at,
  test:
    row.tested_at === null || row.test_outcome === null ? undefined : { at: row.tested_at, outcome: row.test_outcome },
  code: row.code_sent_at === null ? undefined : { sentAt: row.code_sent_at, tries: row.code_tries ?? 0 },
});
