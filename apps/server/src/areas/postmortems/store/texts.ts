import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type IncidentId, type PrincipalId } from '../../../kernel/ids.ts';
import { insertRows } from '../../../platform/database/row.ts';
import type { SectionText } from '../domain/postmortem.ts';
import type { Answer } from '../domain/publishable.ts';

/** The newest text of each section that has one. */
export async function textsOf(db: Kysely<unknown>, incident: IncidentId): Promise<readonly SectionText[]> {
  const { rows } = await sql<{
    section: string;
    version: number;
    body: string;
    author_id: string | null;
    written_at: Date;
  }>`
    select distinct on (section) section, version, body, author_id, written_at from postmortem_texts
    where incident_id = ${incident} order by section, version desc`.execute(db);
  return rows.map((row) => ({
    section: row.section,
    version: row.version,
    body: row.body,
    author: row.author_id === null ? undefined : asId<'principal'>(row.author_id),
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
