import { type Kysely, sql } from 'kysely';
import { addMilliseconds, isBefore } from '../../kernel/clock.ts';
import { ownWords, type Scrubbed } from '../../kernel/scrubbed.ts';
import type { ClaimedRow } from './claimed-row.ts';
import type { DueKind } from './kind.ts';

/**
 * Why a late row must not be served any more, by its kind's rule; undefined if it must. A row that failed before was
 * served in time, so its retries are not judged again.
 */
export async function judgeLate(
  db: Kysely<unknown>,
  kind: DueKind,
  row: ClaimedRow,
  at: { readonly now: Date; readonly graceMs: number },
): Promise<Scrubbed | undefined> {
  if (row.attempt > 1) return undefined;
  switch (kind.whenLate) {
    case 'fire-once':
      return undefined;
    case 'void':
      return isBefore(addMilliseconds(row.dueAt, at.graceMs), at.now) ? ownWords('its moment had passed') : undefined;
    case 'collapse':
      return (await hasLaterSibling(db, row, at.now)) ? ownWords('collapsed into a later one') : undefined;
  }
}

/**
 * Whether a later row of the same kind and subject is due by now or was already served: then this one collapses into
 * it.
 */
async function hasLaterSibling(db: Kysely<unknown>, row: ClaimedRow, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from due_work
    where subject_kind = ${row.subject.kind} and subject_id = ${row.subject.id} and kind = ${row.kind}
      and due_at <= ${now} and (due_at, id) > (${row.dueAt}::timestamptz, ${row.id}::uuid) and state in ('open', 'leased', 'done')
    limit 1`.execute(db);
  return rows.length === 1;
}
