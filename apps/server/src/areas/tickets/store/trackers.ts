import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Tracker, TrackerId } from '../domain/tracker.ts';

type TrackerRow = Row<'trackers', { id: TrackerId; kind: 'github' | 'jira'; added_by: PrincipalId }>;

/** @returns false if its name or its place is taken */
export async function insertTracker(db: Kysely<unknown>, made: Tracker, entry: EntryId): Promise<boolean> {
  const { at } = made;
  const [url, project, type, secret] =
    at.kind === 'github' ? [null, at.repository, null, null] : [at.url, at.project, at.type, at.secretRef];
  const { rows } = await sql`
    insert into trackers (id, kind, name, url, project, ticket_type, secret_ref, is_internal_approved, means_open,
      means_done, means_dropped, added_by,       added_at, version, last_instant, last_entry)
    values (${made.id}, ${at.kind}, ${made.name}, ${url}, ${project}, ${type}, ${secret}, ${made.isInternalApproved},
      ${[...made.statuses.open]}::text[], ${[...made.statuses.done]}::text[], ${[...made.statuses.dropped]}::text[], ${made.addedBy}, ${made.addedAt}, ${made.version}, ${made.lastInstant}, ${entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** Saves the status map, or the removal. */
export async function updateTracker(db: Kysely<unknown>, tracker: Tracker, entry: EntryId): Promise<void> {
  await sql`
    update trackers set means_open = ${[...tracker.statuses.open]}::text[],
      means_done = ${[...tracker.statuses.done]}::text[], means_dropped = ${[...tracker.statuses.dropped]}::text[],
      removed_at = ${tracker.removedAt ?? null},
      version = ${tracker.version}, last_instant = ${tracker.lastInstant}, last_entry = ${entry}
    where id = ${tracker.id}`.execute(db);
}

/** Records until when changes were read; `problem`: why they could not be. */
export async function markLooked(
  db: Kysely<unknown>,
  id: TrackerId,
  looked: { readonly at: Date } | { readonly problem: string },
): Promise<void> {
  await (
    'at' in looked
      ? sql`update trackers set looked_at = ${looked.at}, problem = null where id = ${id}`
      : sql`update trackers set problem = ${looked.problem} where id = ${id}`
  ).execute(db);
}

/** A connected tracker; a removed one is not found. */
export const lockTracker = async (db: Kysely<unknown>, id: string): Promise<Tracker | undefined> =>
  (await select(db, sql`where id = ${id} and removed_at is null for no key update`))[0];

export const trackerById = async (db: Kysely<unknown>, id: string): Promise<Tracker | undefined> =>
  (await select(db, sql`where id = ${id} and removed_at is null`))[0];

/** Connected trackers, by name. */
export const trackersThere = async (db: Kysely<unknown>): Promise<readonly Tracker[]> =>
  select(db, sql`where removed_at is null order by lower(name), id`);

export const trackersById = async (db: Kysely<unknown>, ids: readonly string[]): Promise<readonly Tracker[]> =>
  select(db, sql`where id = any(${ids}::uuid[])`);

export async function namesOfTrackers(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from trackers where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly Tracker[]> {
  const { rows } = await sql<TrackerRow>`
    select ${columnsOf('trackers')} from trackers ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: ownWords(row.name),
    at:
      row.kind === 'github'
        ? { kind: 'github', repository: row.project }
        : {
            kind: 'jira',
            url: row.url ?? '',
            project: row.project,
            type: row.ticket_type ?? '',
            secretRef: row.secret_ref ?? '',
          },
    isInternalApproved: row.is_internal_approved,
    statuses: { open: row.means_open, done: row.means_done, dropped: row.means_dropped },
    addedBy: row.added_by,
    addedAt: row.added_at,
    removedAt: row.removed_at ?? undefined,
    lookedAt: row.looked_at ?? undefined,
    problem: row.problem ?? undefined,
    version: row.version,
    lastInstant: row.last_instant,
  }));
}
