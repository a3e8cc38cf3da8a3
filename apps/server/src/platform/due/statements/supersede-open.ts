import { sql } from 'kysely';
import type { Tx } from '../../database/db.ts';
import { deferWrites } from '../../database/pipeline/pipeline.ts';
import type { DueSubject } from '../kind.ts';

/** `kind` null: every kind of the subject. */
export type Supersession = { readonly subject: DueSubject; readonly kind: string | null; readonly reason: string };

/**
 * Closes the subjects' rows that nobody holds. Skipping held ones rules out deadlocks: a command that has its root's
 * lock never waits for a row whose holder waits for that root.
 */
export async function supersedeOpen(tx: Tx, supersessions: readonly Supersession[], now: Date): Promise<void> {
  const column = <T>(pick: (each: Supersession) => T): T[] => supersessions.map(pick);
  const supersede = sql`
    with free as materialized (
      select open.id, ended.reason
      from unnest(
        ${column((each) => each.subject.kind)}::text[], ${column((each) => each.subject.id)}::text[],
        ${column((each) => each.kind)}::text[], ${column((each) => each.reason)}::text[]
      ) as ended (subject_kind, subject_id, kind, reason)
      join due_work open on open.subject_kind = ended.subject_kind and open.subject_id = ended.subject_id
        and (ended.kind is null or open.kind = ended.kind)
      where open.state in ('open', 'leased')
      for update of open skip locked
    )
    update due_work set state = 'superseded', reason = free.reason, settled_at = ${now}
    from free where due_work.id = free.id`;
  await deferWrites(tx, [supersede]);
}
