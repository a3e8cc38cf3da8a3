import { type Kysely, sql } from 'kysely';
import type { ClaimedRow } from '../claimed-row.ts';

/** Whether a later row of the same kind and subject is due by now too, or was served already: then this one collapses into it. */
export async function hasLaterSibling(db: Kysely<unknown>, row: ClaimedRow, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from due_work
    where subject_kind = ${row.subject.kind} and subject_id = ${row.subject.id} and kind = ${row.kind}
      and due_at <= ${now} and (due_at, id) > (${row.dueAt}::timestamptz, ${row.id}::uuid) and state in ('open', 'leased', 'done')
    limit 1`.execute(db);
  return rows.length === 1;
}
