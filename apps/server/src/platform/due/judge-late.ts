import type { Kysely } from 'kysely';
import { addMilliseconds, isBefore } from '../../kernel/clock.ts';
import { ownWords, type Scrubbed } from '../../kernel/scrubbed.ts';
import type { ClaimedRow } from './claimed-row.ts';
import type { DueKind } from './kind.ts';
import { hasLaterSibling } from './statements/has-later-sibling.ts';

/**
 * Why, by its kind's rule, a row that comes late must not be served any more; undefined where it must. A row that failed
 * before was served in time, so its further attempts are not judged again.
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
