import { sql, type Kysely } from 'kysely';
import type { EntryId, PolicyVersion } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { ReviewOutcome } from '../domain/review-outcome.ts';

export type Review = {
  readonly version: PolicyVersion;
  /** The day it took place, e.g. `2026-08-20`. */
  readonly reviewedOn: string;
  readonly outcome: ReviewOutcome;
  readonly recordedAt: Date;
};

/** The latest review of a document by the day it took place; undefined if none is recorded. */
export async function latestReview(db: Kysely<unknown>, document: string): Promise<Review | undefined> {
  const { rows } = await sql<Row<'policy_reviews', { version: PolicyVersion; outcome: ReviewOutcome }>>`
    select ${columnsOf('policy_reviews')} from policy_reviews where document = ${document} order by reviewed_on desc, id desc limit 1`.execute(
    db,
  );
  const row = rows[0];
  return (
    row && {
      version: row.version,
      reviewedOn: row.reviewed_on,
      outcome: row.outcome,
      recordedAt: row.recorded_at,
    }
  );
}

export async function insertReview(
  db: Kysely<unknown>,
  {
    id,
    document,
    entry,
    ...review
  }: Review & { readonly id: string; readonly document: string; readonly entry: EntryId },
): Promise<void> {
  await sql`insert into policy_reviews
      (id, document, version, reviewed_on, outcome, recorded_at, entry_id)
    values (${id}, ${document}, ${review.version}, ${review.reviewedOn}, ${review.outcome}, ${review.recordedAt}, ${entry})`.execute(
    db,
  );
}
