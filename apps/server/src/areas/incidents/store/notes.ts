import type { Kysely } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import { asId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { IncidentTables, NoteRow } from './tables.ts';

export type IncidentNote = {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly kind: NoteRow['kind'];
  readonly authorId: PrincipalId;
  readonly body: Scrubbed;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly isRetroactive: boolean;
  readonly entryId: EntryId;
};

export async function insertNote(db: Kysely<unknown>, note: IncidentNote): Promise<void> {
  await db
    .$extendTables<IncidentTables>()
    .insertInto('incident_notes')
    .values({
      id: note.id,
      incident_id: note.incidentId,
      kind: note.kind,
      author_id: note.authorId,
      body: note.body,
      occurred_at: note.occurredAt,
      recorded_at: note.recordedAt,
      is_retroactive: note.isRetroactive,
      entry_id: note.entryId,
    })
    .execute();
}

/** An incident's notes by the entry that recorded each: the timeline shows their words in the entries' places. */
export async function notesOf(
  db: Kysely<unknown>,
  incidentId: IncidentId,
  limit: number,
): Promise<ReadonlyMap<EntryId, IncidentNote>> {
  const rows = await db
    .$extendTables<IncidentTables>()
    .selectFrom('incident_notes')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('occurred_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return new Map(rows.map((row) => [asId<'entry'>(row.entry_id), noteFrom(row)]));
}

const noteFrom = (row: NoteRow): IncidentNote => ({
  id: row.id,
  incidentId: asId(row.incident_id),
  kind: row.kind,
  authorId: asId(row.author_id),
  body: row.body as Scrubbed,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
  isRetroactive: row.is_retroactive,
  entryId: asId(row.entry_id),
});
