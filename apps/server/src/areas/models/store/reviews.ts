import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { ModelId, VersionId } from '../domain/model.ts';
import type { Review, ReviewId, ReviewMeasures } from '../domain/review.ts';

type ReviewRow = Row<
  'prediction_reviews',
  {
    id: ReviewId;
    version_id: VersionId;
    state: Review['state'];
    asked_by: Review['askedBy'];
    reviewer: PrincipalId | null;
    verdict: 'upheld' | 'overturned' | null;
    decided_by: PrincipalId | null;
    last_entry: EntryId;
  }
>;

const COLUMNS = columnsOf('prediction_reviews');

/** @returns false if another review of this prediction is open */
export async function insertReview(db: Kysely<unknown>, made: Review): Promise<boolean> {
  const { rows } = await sql`
    insert into prediction_reviews (id, code, prediction_id, prediction_day, version_id, subject, state, asked_by, asked_at,
      due_at, original, key_id, words, version, last_instant, last_entry)
    values (${made.id}, ${made.code}, ${made.predictionId}, ${made.predictionDay}::date, ${made.versionId}, ${made.subject},
      ${made.state}, ${made.askedBy}, ${made.askedAt}, ${made.dueAt}, ${made.original ?? null}, ${made.keyId},
      ${made.words ?? null}, ${made.version}, ${made.lastInstant}, ${made.lastEntry})
    on conflict (prediction_id, prediction_day) where state <> 'decided' do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** Updates a review's mutable fields and increments its version. */
export async function updateReview(
  db: Kysely<unknown>,
  review: Review,
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`
    update prediction_reviews set state = ${review.state}, overdue_at = ${review.overdueAt ?? null},
      reviewer = ${review.reviewer ?? null}, taken_at = ${review.takenAt ?? null}, verdict = ${review.verdict ?? null},
      decision = ${review.decision ?? null}, decided_by = ${review.decidedBy ?? null},
      decided_at = ${review.decidedAt ?? null}, reasons = ${review.reasons ?? null}, told_at = ${review.toldAt ?? null},
      version = ${review.version + 1}, last_instant = ${at}, last_entry = ${entry}
    where id = ${review.id}`.execute(db);
}

const find = async (db: Kysely<unknown>, where: RawBuilder<unknown>): Promise<readonly Review[]> =>
  (await sql<ReviewRow>`select ${COLUMNS} from prediction_reviews where ${where}`.execute(db)).rows.map(reviewFrom);

export const reviewCoded = async (
  db: Kysely<unknown>,
  code: string,
  how: 'locked' | 'plain' = 'plain',
): Promise<Review | undefined> =>
  (await find(db, sql`code = ${code} ${how === 'locked' ? sql`for no key update` : sql``}`))[0];

export const reviewById = async (
  db: Kysely<unknown>,
  id: ReviewId,
  how: 'locked' | 'plain' = 'plain',
): Promise<Review | undefined> =>
  (await find(db, sql`id = ${id} ${how === 'locked' ? sql`for no key update` : sql``}`))[0];

/** Reviews of one prediction, newest first. */
export const reviewsOf = async (
  db: Kysely<unknown>,
  { id, day }: { readonly id: string; readonly day: string },
): Promise<readonly Review[]> =>
  find(db, sql`prediction_id = ${id} and prediction_day = ${day}::date order by asked_at desc limit 50`);

/** Open ones by due time, or decided ones, newest first. */
export async function listReviews(
  db: Kysely<unknown>,
  asked: {
    readonly isOpen: boolean;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Review[]> {
  const { isOpen, after, limit } = asked;
  return isOpen
    ? find(
        db,
        sql`state <> 'decided' and ${after === undefined ? sql`true` : sql`(due_at, id) > (${after.at}, ${after.id}::uuid)`}
          order by due_at, id limit ${limit}`,
      )
    : find(
        db,
        sql`state = 'decided' and ${after === undefined ? sql`true` : sql`(decided_at, id) < (${after.at}, ${after.id}::uuid)`}
          order by decided_at desc, id desc limit ${limit}`,
      );
}

/** How many reviews a subject has requested, and how many are open. */
export async function reviewsOfSubject(
  db: Kysely<unknown>,
  subjects: readonly string[],
): Promise<{ readonly all: number; readonly open: number }> {
  const { rows } = await sql<{ all: string; open: string }>`
    select count(*) as all, count(*) filter (where state <> 'decided') as open
    from prediction_reviews where subject = any(${subjects}::uuid[])`.execute(db);
  return { all: Number(rows[0]?.all ?? 0), open: Number(rows[0]?.open ?? 0) };
}

/** Of all models, or of one. */
export async function measureReviews(
  db: Kysely<unknown>,
  since: Date,
  now: Date,
  model?: ModelId,
): Promise<ReviewMeasures> {
  const { rows } = await sql<Record<keyof ReviewMeasures, string>>`
    select count(*) filter (where state <> 'decided') as open,
      count(*) filter (where state <> 'decided' and due_at < ${now}) as overdue,
      count(*) filter (where decided_at >= ${since}) as decided,
      count(*) filter (where decided_at >= ${since} and verdict = 'overturned') as overturned,
      count(*) filter (where decided_at >= ${since} and decided_at > due_at) as late
    from prediction_reviews r
    where ${model ?? null}::uuid is null or r.version_id in (select id from model_versions where model_id = ${model ?? null})`.execute(
    db,
  );
  const [row] = rows;
  return {
    open: Number(row?.open),
    overdue: Number(row?.overdue),
    decided: Number(row?.decided),
    overturned: Number(row?.overturned),
    late: Number(row?.late),
  };
}

export async function namesOfReviews(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from prediction_reviews where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, code }) => [id, code]));
}

const reviewFrom = (row: ReviewRow): Review => ({
  id: row.id,
  code: row.code,
  predictionId: row.prediction_id,
  predictionDay: row.prediction_day,
  versionId: row.version_id,
  subject: row.subject,
  state: row.state,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  dueAt: row.due_at,
  overdueAt: row.overdue_at ?? undefined,
  reviewer: row.reviewer ?? undefined,
  takenAt: row.taken_at ?? undefined,
  verdict: row.verdict ?? undefined,
  original: row.original ?? undefined,
  decision: row.decision ?? undefined,
  decidedBy: row.decided_by ?? undefined,
  decidedAt: row.decided_at ?? undefined,
  keyId: row.key_id,
  words: row.words ?? undefined,
  reasons: row.reasons ?? undefined,
  toldAt: row.told_at ?? undefined,
  version: row.version,
  lastInstant: row.last_instant,
  lastEntry: row.last_entry,
});
