import { sql, type Kysely } from 'kysely';
import type { EntryId, Id, PrincipalId } from '../../../kernel/ids.ts';
import type { ScheduleId } from '../domain/the-list.ts';
import type { FeedRow, OnCallTables } from '../store/tables.ts';

export type FeedId = Id<'calendar'>;

/** A calendar's secret URL: of its owner's shifts, or of a schedule. */
export type Feed = {
  readonly id: FeedId;
  readonly owner: PrincipalId;
  readonly schedule: ScheduleId | undefined;
  readonly madeAt: Date;
};

export async function feedsOf(db: Kysely<unknown>, owner: PrincipalId): Promise<readonly Feed[]> {
  const { rows } = await sql<FeedRow>`
    select * from calendar_feeds where owner_id = ${owner} and revoked_at is null order by made_at, id`.execute(db);
  return rows.map(feedFrom);
}

/** The feed behind a URL; undefined if it was renewed or revoked. */
export async function feedBySecret(db: Kysely<unknown>, hash: string): Promise<Feed | undefined> {
  const { rows } = await sql<FeedRow>`
    select * from calendar_feeds where secret_hash = ${hash} and revoked_at is null`.execute(db);
  return rows[0] && feedFrom(rows[0]);
}

export async function lockFeed(db: Kysely<unknown>, id: FeedId): Promise<Feed | undefined> {
  const { rows } = await sql<FeedRow>`
    select * from calendar_feeds where id = ${id} and revoked_at is null for update`.execute(db);
  return rows[0] && feedFrom(rows[0]);
}

/** @returns false if the owner already has one of this kind */
export async function insertFeed(
  db: Kysely<unknown>,
  { id, owner, schedule, madeAt, hash, entry }: Feed & { readonly hash: string; readonly entry: EntryId },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .$extendTables<OnCallTables>()
    .insertInto('calendar_feeds')
    .values({
      id,
      owner_id: owner,
      schedule_id: schedule ?? null,
      secret_hash: hash,
      made_at: madeAt,
      revoked_at: null,
      last_entry: entry,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function renewFeed(
  db: Kysely<unknown>,
  id: FeedId,
  { hash, entry }: { readonly hash: string; readonly entry: EntryId },
): Promise<void> {
  await sql`update calendar_feeds set secret_hash = ${hash}, last_entry = ${entry} where id = ${id}`.execute(db);
}

export async function revokeFeed(
  db: Kysely<unknown>,
  id: FeedId,
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`update calendar_feeds set revoked_at = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

const feedFrom = (row: FeedRow): Feed => ({
  id: row.id,
  owner: row.owner_id,
  schedule: row.schedule_id ?? undefined,
  madeAt: row.made_at,
});
