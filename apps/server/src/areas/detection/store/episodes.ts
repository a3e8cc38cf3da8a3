import type { Severity } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Episode, EpisodeKind } from '../domain/episode.ts';

type EpisodeRow = Row<'detection_episodes', { kind: EpisodeKind; incident_id: IncidentId; severity: Severity }>;

const select = (rest: RawBuilder<unknown>) => sql<EpisodeRow>`
  select ${columnsOf('detection_episodes')} from detection_episodes ${rest}`;

const episodeFrom = (row: EpisodeRow): Episode => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  incidentId: row.incident_id,
  severity: row.severity,
  isDrill: row.is_drill,
  openedAt: row.opened_at,
  calmSince: row.calm_since ?? undefined,
  closedAt: row.closed_at ?? undefined,
  says: row.says,
});

/** Lock the subject's row first. */
export async function openEpisodes(db: Kysely<unknown>, subject: string): Promise<readonly Episode[]> {
  return (
    await select(sql`where subject = ${subject} and closed_at is null and not is_drill order by opened_at`).execute(db)
  ).rows.map(episodeFrom);
}

export async function insertEpisode(db: Kysely<unknown>, made: Episode, entry: EntryId): Promise<void> {
  await sql`insert into detection_episodes (id, kind, subject, incident_id, severity, is_drill, opened_at, calm_since,
      closed_at, says, last_entry)
    values (${made.id}, ${made.kind}, ${made.subject}, ${made.incidentId}, ${made.severity}, ${made.isDrill},
      ${made.openedAt}, null, ${made.closedAt ?? null}, ${made.says}, ${entry})`.execute(db);
}

export async function worsenEpisode(
  db: Kysely<unknown>,
  id: string,
  {
    severity,
    incidentId,
    says,
  }: { readonly severity: Severity; readonly incidentId: IncidentId; readonly says: string },
  entry: EntryId,
): Promise<void> {
  await sql`update detection_episodes set severity = ${severity}, incident_id = ${incidentId}, says = ${says},
      calm_since = null, last_entry = ${entry} where id = ${id}`.execute(db);
}

export async function markCalm(db: Kysely<unknown>, id: string, since: Date | undefined): Promise<void> {
  await sql`update detection_episodes set calm_since = ${since ?? null} where id = ${id}`.execute(db);
}

export async function closeEpisode(db: Kysely<unknown>, id: string, at: Date, entry: EntryId): Promise<void> {
  await sql`update detection_episodes set closed_at = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

/** Newest first; of one subject, or of all. */
export async function listEpisodes(
  db: Kysely<unknown>,
  asked: {
    readonly subject?: string | undefined;
    readonly openOnly?: boolean;
    readonly after?: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Episode[]> {
  const { subject, openOnly = false, after, limit } = asked;
  return (
    await select(sql`where (${subject ?? null}::text is null or subject = ${subject ?? null})
      and (not ${openOnly}::boolean or closed_at is null)
      and (${after?.id ?? null}::uuid is null or (opened_at, id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
      order by opened_at desc, id desc limit ${limit}`).execute(db)
  ).rows.map(episodeFrom);
}

/** Open episodes about any of these subjects. */
export async function openEpisodesOf(db: Kysely<unknown>, subjects: readonly string[]): Promise<readonly Episode[]> {
  return (
    await select(sql`where subject = any(${subjects}::text[]) and closed_at is null and not is_drill
      order by opened_at`).execute(db)
  ).rows.map(episodeFrom);
}
