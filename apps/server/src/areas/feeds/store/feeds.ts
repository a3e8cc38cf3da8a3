import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Feed, FeedId } from '../domain/feed.ts';

type FeedRow = Row<'prometheus_feeds', { id: FeedId }>;

const COLUMNS = columnsOf('prometheus_feeds');

export async function insertFeed(db: Kysely<unknown>, feed: Feed, entry: EntryId): Promise<void> {
  const { id, name, url, objective, totalQuery, badQuery, readTo, version, lastInstant } = feed;
  await sql`
    insert into prometheus_feeds (id, name, url, objective, total_query, bad_query, read_to, version, last_instant, last_entry)
    values (${id}, ${name}, ${url}, ${objective}, ${totalQuery}, ${badQuery}, ${readTo}, ${version}, ${lastInstant}, ${entry})`.execute(
    db,
  );
}

/** A connected feed; removed ones are history. */
export async function readFeed(
  db: Kysely<unknown>,
  id: FeedId,
  how: 'locked' | 'plain' = 'plain',
): Promise<Feed | undefined> {
  const { rows } = await sql<FeedRow>`
    select ${COLUMNS} from prometheus_feeds where id = ${id} and removed_at is null
    ${how === 'locked' ? sql`for no key update` : sql``}`.execute(db);
  return rows.map(feedFrom)[0];
}

export async function readFeeds(db: Kysely<unknown>): Promise<readonly Feed[]> {
  const { rows } = await sql<FeedRow>`
    select ${COLUMNS} from prometheus_feeds where removed_at is null order by lower(name), id`.execute(db);
  return rows.map(feedFrom);
}

export async function isFeedName(db: Kysely<unknown>, name: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from prometheus_feeds where lower(name) = lower(${name}) and removed_at is null`.execute(db);
  return rows.length > 0;
}

/** How far it was read, or why it failed. */
export async function markRead(
  db: Kysely<unknown>,
  id: FeedId,
  read: { readonly to: Date } | { readonly problem: string; readonly at: Date },
): Promise<void> {
  await (
    'to' in read
      ? sql`update prometheus_feeds set read_to = greatest(read_to, ${read.to}), problem = null, problem_at = null where id = ${id}`
      : sql`update prometheus_feeds set problem = ${read.problem}, problem_at = ${read.at} where id = ${id}`
  ).execute(db);
}

export async function removeFeedRow(
  db: Kysely<unknown>,
  { id, version }: Pick<Feed, 'id' | 'version'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`
    update prometheus_feeds set removed_at = ${at}, version = ${version + 1}, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db);
}

export const namesOfFeeds = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from prometheus_feeds where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const feedFrom = (row: FeedRow): Feed => ({
  id: row.id,
  name: row.name,
  url: row.url,
  objective: row.objective,
  totalQuery: row.total_query,
  badQuery: row.bad_query,
  readTo: row.read_to,
  problem: row.problem ?? undefined,
  problemAt: row.problem_at ?? undefined,
  version: row.version,
  lastInstant: row.last_instant,
});
