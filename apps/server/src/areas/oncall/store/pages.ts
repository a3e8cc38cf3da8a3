import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type IncidentId, type PrincipalId } from '../../../kernel/ids.ts';
import { sendAhead } from '../../../platform/database/pipeline/send-together.ts';
import { joinRow } from '../../../platform/database/joined-row.ts';
import { defineRead, readAlone, type Read } from '../../../platform/database/read.ts';
import { activePerson } from '../../identity/public.ts';
import type { Page, PageState } from '../domain/page.ts';
import type { OnCallTables, PageRow } from './tables.ts';

/** Writes any number of pages in one statement: a storm of alerts may open many incidents at once. */
export async function insertPages(
  tx: Kysely<unknown>,
  pages: readonly (Page & { readonly entry: EntryId })[],
): Promise<void> {
  const column = <T>(pick: (page: (typeof pages)[number]) => T): T[] => pages.map(pick);
  const insert = sql`
    insert into pages
      (id, incident_id, principal_id, reason, clause, urgency, is_drill, round, state, attempts, queued_at, last_entry)
    select id, incident_id, principal_id, reason, clause, urgency, is_drill, round, 'queued', 0, queued_at, last_entry
    from unnest(
      ${column((page) => page.id)}::uuid[], ${column((page) => page.incident)}::uuid[], ${column((page) => page.to)}::uuid[],
      ${column((page) => page.why)}::text[], ${column((page) => page.clause)}::text[], ${column((page) => page.urgency)}::text[],
      ${column((page) => page.drill)}::boolean[], ${column((page) => page.round)}::integer[],
      ${column((page) => page.queuedAt)}::timestamptz[], ${column((page) => page.entry)}::uuid[])
      as p (id, incident_id, principal_id, reason, clause, urgency, is_drill, round, queued_at, last_entry)`;
  await sendAhead(tx, [insert]);
}

/** How often incidents have called so far. Absent: never. */
export type Rounds = ReadonlyMap<IncidentId, number>;

export const roundsOf = (incidents: readonly IncidentId[]): Read<Rounds> =>
  defineRead(
    () => [
      sql<{ incident_id: string; round: number }>`
        select incident_id, max(round) as round from pages where incident_id = any(${incidents}::uuid[]) group by incident_id`,
    ],
    (rows) => new Map(rows.map((row) => [asId<'incident'>(row.incident_id), row.round])),
  );

export async function pageById(db: Kysely<unknown>, id: string): Promise<Page | undefined> {
  const row = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && pageFrom(row);
}

export async function lockPage(db: Kysely<unknown>, id: string): Promise<Page | undefined> {
  return (await readAlone(db, lockedPages([id]))).get(id);
}

/** In the order of their ids, so that two who take several wait for each other in one direction only. */
export const lockedPages = (ids: readonly string[]): Read<ReadonlyMap<string, Page>> =>
  defineRead(
    (db) => [
      db
        .$extendTables<OnCallTables>()
        .selectFrom('pages')
        .selectAll()
        .where('id', '=', sql<string>`any(${ids}::uuid[])`)
        .orderBy('id')
        .forUpdate(),
    ],
    (rows) => new Map(rows.map((row) => [row.id, pageFrom(row)])),
  );

/** Those of the pages that call somebody who is a member still. */
export const pagesToMembers = (ids: readonly string[]): Read<ReadonlySet<string>> => {
  const person = joinRow(activePerson, 'person', sql`page.principal_id`);
  return defineRead(
    () => [
      sql<{ id: string }>`
        select page.id, ${person.columns} from pages page ${person.join} where page.id = any(${ids}::uuid[])`,
    ],
    (rows) => new Set(rows.flatMap((row) => (person.from(row) === undefined ? [] : [row.id]))),
  );
};

/** An incident's pages, oldest first. */
export async function pagesOf(db: Kysely<unknown>, incident: IncidentId, limit: number): Promise<readonly Page[]> {
  const rows = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('incident_id', '=', incident)
    .orderBy('queued_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(pageFrom);
}

/** What has become of a page. What is not given stays as it is. */
export type PageChange = {
  readonly id: string;
  readonly state: PageState;
  readonly attempts: number;
  readonly channel?: string;
  /** Why it was given up, as a code. */
  readonly failure?: string;
  readonly handedOverAt?: Date;
  readonly answeredAt?: Date;
  readonly closedAt?: Date;
  readonly entry?: EntryId;
};

/** Goes with the commit, like every write whose answer nobody needs. */
export async function updatePages(tx: Kysely<unknown>, changes: readonly PageChange[]): Promise<void> {
  if (changes.length === 0) return;
  const column = <T>(pick: (change: PageChange) => T): T[] => changes.map(pick);
  const update = sql`
    update pages set state = new.state, attempts = new.attempts, channel = coalesce(new.channel, pages.channel),
      failure = coalesce(new.failure, pages.failure),
      handed_over_at = coalesce(new.handed_over_at, pages.handed_over_at),
      answered_at = coalesce(new.answered_at, pages.answered_at), closed_at = coalesce(new.closed_at, pages.closed_at),
      last_entry = coalesce(new.last_entry, pages.last_entry)
    from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ state }) => state)}::text[], ${column(({ attempts }) => attempts)}::integer[],
      ${column(({ channel }) => channel)}::text[], ${column(({ failure }) => failure)}::text[],
      ${column(({ handedOverAt }) => handedOverAt)}::timestamptz[],
      ${column(({ answeredAt }) => answeredAt)}::timestamptz[], ${column(({ closedAt }) => closedAt)}::timestamptz[],
      ${column(({ entry }) => entry)}::uuid[])
      as new (id, state, attempts, channel, failure, handed_over_at, answered_at, closed_at, last_entry)
    where pages.id = new.id`;
  await sendAhead(tx, [update]);
}

/** Takes the open pages of an incident out of play: the unsent are stopped, the sent are closed as they are. */
export async function closePages(db: Kysely<unknown>, incident: IncidentId, at: Date): Promise<void> {
  await sql`
    update pages set closed_at = ${at}, state = case when state = 'handed-over' then state else 'stopped' end
    where incident_id = ${incident} and state in ('queued', 'sending', 'handed-over') and closed_at is null`.execute(
    db,
  );
}

/** The pages of one person that wait for an answer. */
export async function unansweredOf(
  db: Kysely<unknown>,
  incident: IncidentId,
  person: PrincipalId,
): Promise<readonly Page[]> {
  const rows = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('incident_id', '=', incident)
    .where('principal_id', '=', person)
    .where('state', 'in', ['sending', 'handed-over'])
    .orderBy('queued_at')
    .forUpdate()
    .execute();
  return rows.map(pageFrom);
}

const pageFrom = (row: PageRow): Page => ({
  id: row.id,
  incident: asId(row.incident_id),
  to: asId(row.principal_id),
  why: row.reason,
  clause: row.clause,
  urgency: row.urgency,
  drill: row.is_drill,
  round: row.round,
  state: row.state,
  channel: row.channel ?? undefined,
  attempts: row.attempts,
  queuedAt: row.queued_at,
  handedOverAt: row.handed_over_at ?? undefined,
  answeredAt: row.answered_at ?? undefined,
});
