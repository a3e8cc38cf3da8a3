import { sql, type Kysely } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, insertRows, type Row } from '../../../platform/database/row.ts';
import type { SectionText } from '../domain/postmortem.ts';
import type { Answer } from '../domain/publishable.ts';

/** The newest text of each section that has one. */
export async function textsOf(db: Kysely<unknown>, incident: IncidentId): Promise<readonly SectionText[]> {
  const { rows } = await sql<Row<'postmortem_texts', { author_id: PrincipalId | null }>>`
    select distinct on (section) ${columnsOf('postmortem_texts')} from postmortem_texts
    where incident_id = ${incident} order by section, version desc`.execute(db);
  return rows.map((row) => ({
    section: row.section,
    version: row.version,
    body: row.body,
    author: row.author_id ?? undefined,
    writtenAt: row.written_at,
  }));
}

/** A section's text at a version; empty at version 0. */
export async function textAt(
  db: Kysely<unknown>,
  incident: IncidentId,
  section: string,
  version: number,
): Promise<string | undefined> {
  if (version === 0) return '';
  const { rows } = await sql<{ body: string }>`
    select body from postmortem_texts
    where incident_id = ${incident} and section = ${section} and version = ${version}`.execute(db);
  return rows[0]?.body;
}

export type TextWrite = {
  readonly section: string;
  readonly version: number;
  readonly body: string;
  readonly author: PrincipalId | undefined;
};

export async function insertTexts(
  db: Kysely<unknown>,
  incident: IncidentId,
  writes: readonly TextWrite[],
  at: Date,
  entry: EntryId,
): Promise<void> {
  await insertRows(
    'postmortem_texts',
    writes.map(({ section, version, body, author }) => ({
      incident_id: incident,
      section,
      version,
      body,
      author_id: author ?? null,
      written_at: at,
      last_entry: entry,
    })),
  )?.execute(db);
}

export async function answersOf(db: Kysely<unknown>, incident: IncidentId): Promise<readonly Answer[]> {
  const { rows } = await sql<Answer>`
    select section, words, reason from postmortem_answers where incident_id = ${incident} order by section, words`.execute(
    db,
  );
  return rows;
}

/** The newest answer about the same text counts. */
export async function writeAnswer(
  db: Kysely<unknown>,
  incident: IncidentId,
  { section, words, reason }: Answer,
  by: { readonly person: PrincipalId; readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`
    delete from postmortem_answers where incident_id = ${incident} and section = ${section} and words = ${words}`.execute(
    db,
  );
  await sql`
    insert into postmortem_answers (incident_id, section, words, reason, answered_by, answered_at, last_entry)
    values (${incident}, ${section}, ${words}, ${reason}, ${by.person}, ${by.at}, ${by.entry})`.execute(db);
}
