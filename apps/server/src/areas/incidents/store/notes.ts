import type { Kysely } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
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

/** Stored unencrypted for search; the timeline takes its text from the ledger. */
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

/** Whether a note or an update has been written on the incident since a given time. */
export async function writtenSince(db: Kysely<unknown>, incident: IncidentId, since: Date): Promise<boolean> {
  const row = await db
    .$extendTables<IncidentTables>()
    .selectFrom('incident_notes')
    .select('id')
    .where('incident_id', '=', incident)
    .where('recorded_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
