import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { predictionIdOf } from '../intake/names.ts';
import { newReviewLink, openReviewLink } from '../review-links.ts';
import { wordsOf } from '../review-opening.ts';
import type { ModelsReader } from '../room.ts';
import { predictionsByIds, versionIdOf } from '../store/predictions.ts';
import { reviewsOf } from '../store/reviews.ts';
import { versionsByIds } from '../store/versions.ts';

/** The web page behind a review link, in plain words for the person the decision is about. */
export type ReviewView = {
  readonly model: string;
  readonly decidedAt: Date;
  readonly decision: string | undefined;
  readonly review:
    | {
        readonly code: string;
        readonly dueAt: Date;
        readonly state: 'requested' | 'taken' | 'decided';
        readonly verdict: 'upheld' | 'overturned' | undefined;
        readonly instead: string | undefined;
        readonly reasons: string | undefined;
      }
    | undefined;
};

/** The link by which a prediction's subject can request a review. */
export async function linkFor(
  { db, ring, now }: ModelsReader,
  { model, id, day }: { readonly model: string; readonly id: string; readonly day?: string },
): Promise<Result<ReturnType<typeof newReviewLink>, AppError>> {
  const [row] = await predictionsByIds(db, [predictionIdOf(ring, model, id)], day === undefined ? undefined : [day]);
  return row === undefined || row.subject === null ? err(noSuchPrediction) : ok(newReviewLink(ring, row, now));
}

/** `told`: the decided review, if its result is being read for the first time. */
export async function viewOf(
  reader: ModelsReader,
  token: string,
): Promise<(ReviewView & { readonly told?: string }) | undefined> {
  const link = openReviewLink(reader.ring, token, reader.now);
  if (link === undefined) return undefined;
  const [row] = await predictionsByIds(reader.db, [link.id], [link.day]);
  const [version] = row === undefined ? [] : await versionsByIds(reader.db, [versionIdOf(row)]);
  if (row === undefined || version === undefined) return undefined;
  const [review] = await reviewsOf(reader.db, link);
  const said = review && (await wordsOf(reader.db, reader, review));
  return {
    model: version.model,
    decidedAt: row.at,
    decision: row.decision ?? (row.score === null ? undefined : String(row.score)),
    review: review && {
      code: review.code,
      dueAt: review.dueAt,
      state: review.state,
      verdict: review.verdict,
      instead: review.decision,
      reasons: said?.reasons,
    },
    ...(review?.state === 'decided' && review.toldAt === undefined ? { told: review.id } : {}),
  };
}

const noSuchPrediction: AppError = {
  kind: 'not_found',
  code: 'models/no-such-prediction',
  public: 'No such prediction about a person is recorded.',
  remedy: 'Log it first, with its subject; then ask for the link.',
  clause: '7.14',
};
