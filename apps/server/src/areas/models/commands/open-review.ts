import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { reviewDueAt } from '../domain/log-policy.ts';
import type { Review } from '../domain/review.ts';
import { reviewDue } from '../due-kinds.ts';
import { keySubjectOf } from '../intake/prediction.ts';
import { reviewRequested } from '../ledger-actions.ts';
import { modelsRoom } from '../room.ts';
import { predictionsByIds, versionIdOf } from '../store/predictions.ts';
import { insertReview } from '../store/reviews.ts';
import { versionsByIds } from '../store/versions.ts';

const CODE_LENGTH = 6;

/** Opens a review of one prediction and starts its clock (GOV 7.14). */
export async function openReview(
  ctx: CommandContext,
  given: {
    readonly predictionId: string;
    readonly day: string | undefined;
    readonly by: Review['askedBy'];
    readonly words: string | undefined;
  },
): Promise<Result<Pick<Review, 'code' | 'dueAt'>, AppError>> {
  const found = await predictionsByIds(ctx.tx, [given.predictionId], given.day === undefined ? undefined : [given.day]);
  const [row, another] = found;
  if (row === undefined) return err(noSuchPrediction);
  if (another !== undefined) return err(whichDay);
  if (row.subject === null) return err(aboutNobody);
  const [version] = await versionsByIds(ctx.tx, [versionIdOf(row)]);
  if (version === undefined) return err(noSuchPrediction);
  const id = asId<'review'>(ctx.ids.row(ctx.now));
  const { dataKeys } = ctx.use(modelsRoom);
  const subject = keySubjectOf(row.subject, version.id);
  if ((await dataKeys.erasedAmong(ctx.tx, [subject])).size > 0) return err(forgotten);
  const sealed = await dataKeys.encrypt(ctx.tx, subject, Buffer.from(given.words ?? ''), placeOfWords(id, 'words'));
  const dueAt = reviewDueAt(ctx.policies.current, ctx.now);
  const entry = ctx.record(reviewRequested, {
    resource: { kind: 'review', id },
    clause: '7.14',
    data: { review: id, prediction: row.id, model: version.modelId, by: given.by, dueAt: dueAt.toISOString() },
  });
  const review: Review = {
    id,
    code: `REV-${ctx.ids.code(CODE_LENGTH)}`,
    predictionId: row.id,
    predictionDay: row.day,
    versionId: version.id,
    subject: row.subject,
    state: 'requested',
    askedBy: given.by,
    askedAt: ctx.now,
    dueAt,
    overdueAt: undefined,
    reviewer: undefined,
    takenAt: undefined,
    verdict: undefined,
    original: row.decision ?? (row.score === null ? undefined : String(row.score)),
    decision: undefined,
    decidedBy: undefined,
    decidedAt: undefined,
    keyId: sealed.keyId,
    words: given.words === undefined ? undefined : sealed.ciphertext,
    reasons: undefined,
    toldAt: undefined,
    version: 1,
    lastInstant: ctx.now,
    lastEntry: entry,
  };
  if (!(await insertReview(ctx.tx, review))) return err(openAlready);
  ctx.due.plan({ kind: reviewDue, key: id, subject: { kind: 'review', id }, dueAt, payload: {} });
  return ok({ code: review.code, dueAt });
}

export const placeOfWords = (id: string, what: 'words' | 'reasons'): string => `prediction_reviews/${id}/${what}`;

const noSuchPrediction: AppError = {
  kind: 'not_found',
  code: 'models/no-such-prediction',
  public: 'No such prediction is recorded.',
  remedy: 'Check its id and its model: both are what its producer calls them.',
};

const whichDay: AppError = {
  kind: 'conflict',
  code: 'models/which-prediction',
  public: 'Predictions on several days have this id.',
  remedy: 'Give the day, such as --day 2026-05-23.',
};

const aboutNobody: AppError = {
  kind: 'conflict',
  code: 'models/about-nobody',
  public: 'This prediction has no subject who could ask for a review.',
  clause: '7.14',
};

const forgotten: AppError = {
  kind: 'conflict',
  code: 'models/subject-forgotten',
  public: 'The subject was forgotten, and with them the basis of the decision, so nobody can review it.',
  clause: '7.14',
};

const openAlready: AppError = {
  kind: 'conflict',
  code: 'models/review-open',
  public: 'A review of this decision is already under way.',
  remedy: 'muster review list shows it.',
  clause: '7.14',
};
