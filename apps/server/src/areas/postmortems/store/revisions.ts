import { sql, type Kysely } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { PublishedSection } from '../domain/postmortem.ts';

export type Revision = {
  readonly revision: number;
  readonly sections: readonly PublishedSection[];
  /** Why it was amended; undefined for the first. */
  readonly reason: string | undefined;
  readonly publishedBy: PrincipalId;
  readonly publishedAt: Date;
};

/** The first published revision, then each amendment. */
export async function revisionsOf(db: Kysely<unknown>, incident: IncidentId): Promise<readonly Revision[]> {
  const { rows } = await sql<Row<'postmortem_revisions', { published_by: PrincipalId }>>`
    select ${columnsOf('postmortem_revisions')} from postmortem_revisions
    where incident_id = ${incident} order by revision`.execute(db);
  return rows.map((row) => ({
    revision: row.revision,
    sections: JSON.parse(row.sections) as PublishedSection[],
    reason: row.reason ?? undefined,
    publishedBy: row.published_by,
    publishedAt: row.published_at,
  }));
}

export async function insertRevision(
  db: Kysely<unknown>,
  incident: IncidentId,
  { revision, sections, reason, publishedBy, publishedAt }: Revision,
  entry: EntryId,
): Promise<void> {
  await sql`
    insert into postmortem_revisions (incident_id, revision, sections, reason, published_by, published_at, last_entry)
    values (${incident}, ${revision}, ${JSON.stringify(sections)}, ${reason ?? null}, ${publishedBy}, ${publishedAt},
      ${entry})`.execute(db);
}
