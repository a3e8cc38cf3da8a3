import { sql, type Kysely } from 'kysely';
import { asId, type IncidentId, type PrincipalId } from '../../../kernel/ids.ts';
import { joinRow } from '../../../platform/database/joined-row.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import { pagedPerson } from '../../identity/public.ts';
import type { Page } from '../domain/page.ts';
import { pageFrom } from '../store/pages.ts';
import type { OnCallTables } from '../store/tables.ts';

export async function pageById(db: Kysely<unknown>, id: string): Promise<Page | undefined> {
  const row = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && pageFrom(row);
}

/** An incident's newest pages, oldest first. */
export async function pagesOf(db: Kysely<unknown>, incident: IncidentId, limit: number): Promise<readonly Page[]> {
  const rows = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('incident_id', '=', incident)
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(pageFrom).toReversed();
}

/** One person's newest pages, newest first. */
export async function pagesOfPerson(
  db: Kysely<unknown>,
  person: PrincipalId,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly Page[]> {
  const rows = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('principal_id', '=', person)
    .where(before === undefined ? sql<boolean>`true` : sql<boolean>`id < ${before}`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(pageFrom);
}

/** By page: since when its person has been paged for that incident without anyone answering. */
export const callingSince = (ids: readonly string[]): Read<ReadonlyMap<string, Date>> =>
  defineRead(
    () => [
      sql<{ id: string; since: Date }>`
        select page.id, min(first.queued_at) as since
        from pages page join pages first on first.incident_id = page.incident_id
          and first.principal_id = page.principal_id and first.closed_at is null and first.answered_at is null
        where page.id = any(${ids}::uuid[]) group by page.id`,
    ],
    (rows) => new Map(rows.map(({ id, since }) => [id, since])),
  );

/** Those of the pages whose person is still a member, each with their time zone. */
export const pagesToMembers = (
  ids: readonly string[],
): Read<ReadonlyMap<string, { readonly zone: string | undefined }>> => {
  const person = joinRow(pagedPerson, 'person', sql`page.principal_id`);
  return defineRead(
    () => [
      sql<{ id: string }>`
        select page.id, ${person.columns} from pages page ${person.join} where page.id = any(${ids}::uuid[])`,
    ],
    (rows) =>
      new Map(
        rows.flatMap((row) => {
          const found = person.from(row);
          return found === undefined ? [] : [[row.id, { zone: found.zone }] as const];
        }),
      ),
  );
};

/** The newest page of each incident currently paging a person, ordered by incident id. */
export async function pagesCalling(
  db: Kysely<unknown>,
  person: PrincipalId,
): Promise<readonly Pick<Page, 'id' | 'incident'>[]> {
  const { rows } = await sql<{ id: string; incident_id: string }>`
    select distinct on (incident_id) id, incident_id from pages
    where principal_id = ${person} and state in ('queued', 'sending', 'handed-over', 'failed') and closed_at is null
      and answered_at is null and urgency = 'page'
    order by incident_id, id desc limit ${MOST_AT_ONCE}`.execute(db);
  return rows.map((row) => ({ id: row.id, incident: asId<'incident'>(row.incident_id) }));
}

/** To answer more, repeat the command. */
const MOST_AT_ONCE = 200;

/** Whom incidents woke in a span of time, and when; without drills. */
export async function wakingPages(
  db: Kysely<unknown>,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<readonly { readonly person: PrincipalId; readonly at: number }[]> {
  const { rows } = await sql<{ principal_id: string; queued_at: Date }>`
    select principal_id, queued_at from pages
    where queued_at >= ${new Date(from)} and queued_at < ${new Date(until)} and urgency = 'page' and not is_drill`.execute(
    db,
  );
  return rows.map((row) => ({ person: asId<'principal'>(row.principal_id), at: row.queued_at.getTime() }));
}

/** The pages an auditor asks for: from a period, newest first; optionally of one person or incident. */
export type PagesAsked = {
  readonly from: Date;
  readonly until: Date;
  readonly person: PrincipalId | undefined;
  readonly incident: IncidentId | undefined;
  readonly before: string | undefined;
  readonly limit: number;
};

/** Pages in queueing order, which is also their id order. */
export async function pagesAsked(
  db: Kysely<unknown>,
  { from, until, person, incident, before, limit }: PagesAsked,
): Promise<readonly Page[]> {
  const rows = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('queued_at', '>=', from)
    .where('queued_at', '<', until)
    .where(person === undefined ? sql<boolean>`true` : sql<boolean>`principal_id = ${person}`)
    .where(incident === undefined ? sql<boolean>`true` : sql<boolean>`incident_id = ${incident}`)
    .where(before === undefined ? sql<boolean>`true` : sql<boolean>`id < ${before}`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(pageFrom);
}
