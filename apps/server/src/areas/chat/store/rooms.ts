import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { ChatTables, RoomRow } from './tables.ts';

/** A message posted by Muster: its channel id and Slack timestamp. */
export type Said = { readonly channel: string; readonly ts: string };

export type Room = {
  readonly incident: string;
  readonly code: string;
  readonly channel: string | undefined;
  readonly cardTs: string | undefined;
  /** The card's current content, so that it is only written when that changes. */
  readonly cardShows: string | undefined;
  readonly announcedTs: string | undefined;
  /** The id of the channel it was announced in. */
  readonly announcedIn: string | undefined;
  /** Other messages posted about it. */
  readonly said: readonly Said[];
};

/** Stored instead of an announcement's timestamp: Slack refused it permanently. */
export const ANNOUNCEMENT_REFUSED = 'refused';

/** Stored instead of an announcement's timestamp: somebody announced it by hand, so there is no message to reply to. */
const ANNOUNCED_BY_HAND = 'by-hand';

/** The timestamp of Muster's own announcement, if there is one. */
export const announcementOf = ({ announcedTs }: Room): string | undefined =>
  announcedTs === ANNOUNCEMENT_REFUSED || announcedTs === ANNOUNCED_BY_HAND ? undefined : announcedTs;

/** Notes that somebody announced it by hand. @returns false if it was already announced */
export async function announcedByHand(
  db: Kysely<unknown>,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into chat_rooms (incident_id, code, said, announced_ts) values (${id}, ${code}, '{}', ${ANNOUNCED_BY_HAND})
    on conflict (incident_id) do update set announced_ts = excluded.announced_ts
      where chat_rooms.announced_ts is null or chat_rooms.announced_ts = ${ANNOUNCEMENT_REFUSED}
    returning incident_id`.execute(db);
  return rows.length > 0;
}

/** Leases an incident's room until `until`, creating its row if necessary. Undefined if somebody else holds it. */
export async function takeRoom(
  db: Kysely<unknown>,
  incident: { readonly id: string; readonly code: string },
  now: Date,
  until: Date,
): Promise<Room | undefined> {
  await rooms(db)
    .insertInto('chat_rooms')
    .values({
      incident_id: incident.id,
      code: incident.code,
      channel: null,
      card_ts: null,
      card_shows: null,
      announced_ts: null,
      announced_in: null,
      said: [],
      failure: null,
      busy_until: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await rooms(db)
    .updateTable('chat_rooms')
    .set({ busy_until: until })
    .where('incident_id', '=', incident.id)
    .where(sql<boolean>`(busy_until is null or busy_until < ${now})`)
    .returningAll()
    .executeTakeFirst();
  return row && roomFrom(row);
}

export type RoomChange = Partial<
  Pick<RoomRow, 'channel' | 'card_ts' | 'card_shows' | 'announced_ts' | 'announced_in' | 'failure' | 'busy_until'>
>;

export async function updateRoom(db: Kysely<unknown>, incident: string, change: RoomChange): Promise<void> {
  await rooms(db).updateTable('chat_rooms').set(change).where('incident_id', '=', incident).execute();
}

/** Stores where a message was posted, so that it can be withdrawn. */
export async function noteSaid(db: Kysely<unknown>, incident: string, { channel, ts }: Said): Promise<void> {
  await sql`update chat_rooms set said = said || ${`${channel}/${ts}`}::text where incident_id = ${incident}`.execute(
    db,
  );
}

export async function roomOf(db: Kysely<unknown>, incident: string): Promise<Room | undefined> {
  const row = await rooms(db)
    .selectFrom('chat_rooms')
    .selectAll()
    .where('incident_id', '=', incident)
    .executeTakeFirst();
  return row && roomFrom(row);
}

/** The incident a channel belongs to. */
export async function codeIn(db: Kysely<unknown>, channel: string): Promise<string | undefined> {
  const row = await rooms(db).selectFrom('chat_rooms').select('code').where('channel', '=', channel).executeTakeFirst();
  return row?.code;
}

const rooms = (db: Kysely<unknown>) => db.$extendTables<ChatTables>();

const roomFrom = (row: RoomRow): Room => ({
  incident: row.incident_id,
  code: row.code,
  channel: row.channel ?? undefined,
  cardTs: row.card_ts ?? undefined,
  cardShows: row.card_shows ?? undefined,
  announcedTs: row.announced_ts ?? undefined,
  announcedIn: row.announced_in ?? undefined,
  said: row.said.flatMap((each) => {
    const [channel, ts] = each.split('/');
    return channel === undefined || ts === undefined ? [] : [{ channel, ts }];
  }),
});
