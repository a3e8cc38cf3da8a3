import type { Kysely } from 'kysely';
import { addMilliseconds, isBefore } from '../../kernel/clock.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import type { DueKind } from './kind.ts';
import { type DeadlineOutcome, voided } from './outcome.ts';
import type { SeenRow } from './seen-row.ts';
import { hasLaterSibling } from './statements/has-later-sibling.ts';

/**
 * What its kind's rule makes of a row that comes late: an outcome where the row must not be served any more, otherwise
 * undefined. A row that failed before was served in time, so its further attempts are not judged again.
 */
export async function judgeLate(
  db: Kysely<unknown>,
  kind: DueKind,
  row: SeenRow,
  at: { readonly now: Date; readonly attempt: number; readonly graceMs: number },
): Promise<DeadlineOutcome | undefined> {
  if (at.attempt > 1) return undefined;
  switch (kind.whenLate) {
    case 'fire-once':
      return undefined;
    case 'void':
      return isBefore(addMilliseconds(row.dueAt, at.graceMs), at.now)
        ? voided(ownWords('its moment had passed'))
        : undefined;
    case 'collapse':
      return (await hasLaterSibling(db, row, at.now)) ? voided(ownWords('collapsed into a later one')) : undefined;
  }
}
