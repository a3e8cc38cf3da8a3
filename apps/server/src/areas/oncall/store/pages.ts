import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type IncidentId, type PrincipalId } from '../../../kernel/ids.ts';
import type { Page } from '../domain/page.ts';
import type { OnCallTables, PageRow } from './tables.ts';

/** Writes any number of pages in one statement: a storm of alerts may open many incidents at once. */
export async function insertPages(
  db: Kysely<unknown>,
  pages: readonly (Page & { readonly entry: EntryId })[],
): Promise<void> {
  const column = <T>(pick: (page: (typeof pages)[number]) => T): T[] => pages.map(pick);
  await sql`
    insert into pages
      (id, incident_id, principal_id, reason, clause, urgency, is_drill, round, state, attempts, queued_at, last_entry)
    select id, incident_id, principal_id, reason, clause, urgency, is_drill, round, 'queued', 0, queued_at, last_entry
    from unnest(
      ${column((page) => page.id)}::uuid[], ${column((page) => page.incident)}::uuid[], ${column((page) => page.to)}::uuid[],
      ${column((page) => page.why)}::text[], ${column((page) => page.clause)}::text[], ${column((page) => page.urgency)}::text[],
      ${column((page) => page.drill)}::boolean[], ${column((page) => page.round)}::integer[],
      ${column((page) => page.queuedAt)}::timestamptz[], ${column((page) => page.entry)}::uuid[])
      as p (id, incident_id, principal_id, reason, clause, urgency, is_drill, round, queued_at, last_entry)`.execute(
    db,
  );
}

/** How often each of these incidents has called so far. Absent: never. */
export async function roundsOf(
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, number>> {
  const { rows } = await sql<{ incident_id: string; round: number }>`
    select incident_id, max(round) as round from pages where incident_id = any(${incidents}::uuid[]) group by incident_id`.execute(
    db,
  );
  return new Map(rows.map((row) => [asId<'incident'>(row.incident_id), row.round]));
}

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
  const row = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && pageFrom(row);
}

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

export type PageChange = Partial<
  Pick<PageRow, 'state' | 'channel' | 'attempts' | 'handed_over_at' | 'answered_at' | 'closed_at'>
>;

export async function updatePage(db: Kysely<unknown>, id: string, change: PageChange, entry?: EntryId): Promise<void> {
  await db
    .$extendTables<OnCallTables>()
    .updateTable('pages')
    .set({ ...change, ...(entry === undefined ? {} : { last_entry: entry }) })
    .where('id', '=', id)
    .execute();
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
