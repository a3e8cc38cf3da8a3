import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type IncidentId, type PrincipalId } from '../../../kernel/ids.ts';
import { deferWrites } from '../../../platform/database/pipeline/pipeline.ts';
import { joinRow } from '../../../platform/database/joined-row.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import { activePerson } from '../../identity/public.ts';
import { escalationReasons, type Page, type PageReason, type PageState } from '../domain/page.ts';
import type { OnCallTables, PageRow } from './tables.ts';

/** Writes any number of pages in one statement: an alert storm may open many incidents at once. */
export async function insertPages(
  tx: Kysely<unknown>,
  pages: readonly (Page & { readonly entry: EntryId })[],
): Promise<void> {
  const column = <T>(pick: (page: (typeof pages)[number]) => T): T[] => pages.map(pick);
  const insert = sql`
    insert into pages
      (id, incident_id, principal_id, called_as, reason, clause, urgency, is_drill, round, path_step,
       via_kind, via_id, state, attempts, queued_at, last_entry)
    select id, incident_id, principal_id, called_as, reason, clause, urgency, is_drill, round, path_step,
      via_kind, via_id, 'queued', 0, queued_at, last_entry
    from unnest(
      ${column((page) => page.id)}::uuid[], ${column((page) => page.incident)}::uuid[], ${column((page) => page.to)}::uuid[],
      ${column((page) => page.as ?? null)}::text[],
      ${column((page) => page.why)}::text[], ${column((page) => page.clause)}::text[], ${column((page) => page.urgency)}::text[],
      ${column((page) => page.drill)}::boolean[], ${column((page) => page.round)}::integer[],
      ${column((page) => page.via?.step ?? null)}::integer[], ${column((page) => page.via?.kind ?? null)}::text[],
      ${column((page) => page.via?.id ?? null)}::text[],
      ${column((page) => page.queuedAt)}::timestamptz[], ${column((page) => page.entry)}::uuid[])
      as p (id, incident_id, principal_id, called_as, reason, clause, urgency, is_drill, round, path_step, via_kind, via_id,
        queued_at, last_entry)`;
  await deferWrites(tx, [insert]);
}

/** How often incidents have paged so far. Absent: never. */
export type Rounds = ReadonlyMap<IncidentId, number>;

export const roundsOf = (incidents: readonly IncidentId[]): Read<Rounds> =>
  defineRead(
    () => [
      sql<{ incident_id: string; round: number }>`
        select incident_id, max(round) as round from pages where incident_id = any(${incidents}::uuid[]) group by incident_id`,
    ],
    (rows) => new Map(rows.map((row) => [asId<'incident'>(row.incident_id), row.round])),
  );

/** New state of a page. Omitted fields stay unchanged. */
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

/** Sent along with the commit, like every write without a result. */
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
  await deferWrites(tx, [update]);
}

/** Closes an incident's open pages: unsent ones are stopped, sent ones keep their state. */
export async function closePages(db: Kysely<unknown>, incident: IncidentId, at: Date): Promise<void> {
  await sql`
    update pages set closed_at = ${at}, state = case when state = 'handed-over' then state else 'stopped' end
    where incident_id = ${incident} and state in ('queued', 'sending', 'handed-over') and closed_at is null`.execute(
    db,
  );
}

/** The same for pages with these reasons. */
export async function closePagesAbout(
  db: Kysely<unknown>,
  incident: IncidentId,
  reasons: readonly PageReason[],
  at: Date,
): Promise<void> {
  await sql`
    update pages set closed_at = ${at}, state = case when state = 'handed-over' then state else 'stopped' end
    where incident_id = ${incident} and reason = any(${reasons}) and state in ('queued', 'sending', 'handed-over')
      and closed_at is null`.execute(db);
}

/** A person's pages awaiting an answer, optionally only those with these `reasons`. */
export async function unansweredOf(
  db: Kysely<unknown>,
  incident: IncidentId,
  person: PrincipalId,
  reasons?: readonly PageReason[],
): Promise<readonly Page[]> {
  const asked = reasons === undefined ? sql<boolean>`true` : sql<boolean>`reason = any(${reasons})`;
  const rows = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('incident_id', '=', incident)
    .where('principal_id', '=', person)
    .where(asked)
    .where('state', 'in', ['sending', 'handed-over'])
    .orderBy('queued_at')
    .forUpdate()
    .execute();
  return rows.map(pageFrom);
}

export const pageFrom = (row: PageRow): Page => ({
  id: row.id,
  incident: row.incident_id,
  to: row.principal_id,
  as: row.called_as ?? undefined,
  why: row.reason,
  clause: row.clause,
  urgency: row.urgency,
  drill: row.is_drill,
  via:
    row.via_kind === null || row.via_id === null
      ? undefined
      : { kind: row.via_kind, id: row.via_id, step: row.path_step ?? undefined },
  round: row.round,
  state: row.state,
  channel: row.channel ?? undefined,
  attempts: row.attempts,
  queuedAt: row.queued_at,
  handedOverAt: row.handed_over_at ?? undefined,
  answeredAt: row.answered_at ?? undefined,
  closedAt: row.closed_at ?? undefined,
});

/** The active members an incident was escalated to so far, with the role each was last paged in. */
export const escalatedTo = (incident: IncidentId): Read<ReadonlyMap<PrincipalId, string | undefined>> => {
  const person = joinRow(activePerson, 'person', sql`page.principal_id`);
  return defineRead(
    () => [
      sql<{ called_as: string | null }>`
        select distinct on (page.principal_id) page.called_as, ${person.columns} from pages page ${person.join}
        where page.incident_id = ${incident} and page.reason = any(${escalationReasons}) and page.urgency = 'page'
        order by page.principal_id, page.round desc`,
    ],
    (rows) =>
      new Map(
        rows.flatMap((row) => {
          const id = person.from(row);
          return id === undefined ? [] : [[id, row.called_as ?? undefined] as const];
        }),
      ),
  );
};
