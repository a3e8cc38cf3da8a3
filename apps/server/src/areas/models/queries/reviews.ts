import { Type, type Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { addDays, isBefore } from '../../../kernel/clock.ts';
import { refused } from '../../../kernel/decision.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { Flag } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, peopleService } from '../../identity/public.ts';
import { overturnRate, type Review as Found } from '../domain/review.ts';
import { openPredictions } from '../open-prediction.ts';
import { modelPermissions } from '../permissions.ts';
import { wordsOf } from '../review-opening.ts';
import { reviewThing } from '../review-thing.ts';
import { modelsReader, type ModelsReader } from '../room.ts';
import { predictionsByIds } from '../store/predictions.ts';
import { listReviews, measureReviews, reviewCoded } from '../store/reviews.ts';
import { versionsByIds } from '../store/versions.ts';
import { verbsOnReview } from '../verbs.ts';
import { given } from './model-view.ts';
import { similarTo, views } from './prediction-view.ts';
import { Review, type ReviewPage } from './schemas.ts';

/** Open reviews, soonest due first; or decided ones, for the system that must act on them. */
export const reviewList = defineList({
  noun: 'review',
  name: 'list',
  route: '/v1/reviews',
  does: 'requests for a human review of a decision',
  empty: { says: 'Nobody is waiting for a review.' },
  clauses: ['7.14'],
  permission: modelPermissions.read,
  filters: { decided: Flag({ asks: 'Decided ones, newest first' }) },
  item: Review,
  columns: [
    { at: 'code', head: 'Review' },
    { at: 'model', head: 'Model', shrinksTo: 10 },
    { at: 'state', head: 'State' },
    { at: 'dueAt', head: 'Due', as: 'instant' },
    { at: 'verdict', head: 'Verdict', dropped: 1 },
    { at: 'decision', head: 'Applies instead', dropped: 2 },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const reader = modelsReader(use);
    const isOpen = filters.decided !== true;
    const found = await listReviews(reader.db, {
      isOpen,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const { items, next } = pageOf(found, limit, ({ dueAt, decidedAt, id }) => ({
      at: (isOpen ? dueAt : (decidedAt ?? dueAt)).toISOString(),
      id: id as string,
    }));
    return { items: await reviewViews(use, reader, actor, items as readonly Found[]), next };
  },
});

async function reviewViews(
  use: UseService,
  reader: ModelsReader,
  actor: Actor,
  reviews: readonly Found[],
): Promise<readonly Static<typeof Review>[]> {
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnReview), ORGANISATION)) ?? new Map();
  const here = { actor, policy: reader.policies.current, now: reader.now };
  const versions = new Map(
    (await versionsByIds(reader.db, [...new Set(reviews.map(({ versionId }) => versionId))])).map((each) => [
      each.id,
      each,
    ]),
  );
  const person = await use(peopleService).viewsOf(
    reader.db,
    reviews.flatMap(({ reviewer }) => (reviewer === undefined ? [] : [reviewer])),
  );
  return reviews.map((review) => ({
    code: review.code,
    model: versions.get(review.versionId)?.model ?? '',
    modelVersion: versions.get(review.versionId)?.name ?? '',
    state: review.state,
    askedBy: review.askedBy,
    askedAt: review.askedAt.toISOString(),
    dueAt: review.dueAt.toISOString(),
    isOverdue: review.state !== 'decided' && isBefore(review.dueAt, reader.now),
    ...given('reviewer', review.reviewer && { id: review.reviewer, initials: person(review.reviewer).initials }),
    ...given('verdict', review.verdict),
    ...given('original', review.original),
    ...given('decision', review.decision),
    ...given('decidedAt', review.decidedAt?.toISOString()),
    ...given('toldAt', review.toldAt?.toISOString()),
    prediction: { key: review.predictionId, day: review.predictionDay },
    version: review.version,
    may: mayOn(verbsOnReview, review, decisions, here),
  }));
}

/** A review's case file, for those who may decide it: the decision, its basis, and similar cases. */
export async function getReview(
  use: UseService,
  actor: Actor,
  code: string,
): Promise<Result<Static<typeof ReviewPage>, AppError>> {
  const reader = modelsReader(use);
  const decision = (await judge(reader, actor, [modelPermissions.review], ORGANISATION))?.get(
    modelPermissions.review.name,
  );
  const review = await reviewCoded(reader.db, code);
  if (decision === undefined || review === undefined) return err(reviewThing.missing);
  if (!decision.allowed) return err(refused(decision));
  const [view] = await reviewViews(use, reader, actor, [review]);
  const rows = await predictionsByIds(reader.db, [review.predictionId], [review.predictionDay]);
  const [open] = await openPredictions(reader.db, reader, rows);
  if (view === undefined || open === undefined) throw new AppFailure(reviewThing.missing);
  const [shown] = await views(reader, [open]);
  if (shown === undefined) throw new AppFailure(reviewThing.missing);
  const { words, reasons } = await wordsOf(reader.db, reader, review);
  const { target } = open.version.schema;
  return ok({
    ...view,
    ...given('words', words),
    ...given('reasons', reasons),
    case: shown,
    classes: target.task === 'classification' ? [...target.classes] : [],
    similar: await similarTo(reader, open),
  });
}

const MEASURED_DAYS = 90;

/** Backlog and overturn rate over the last three months. */
export async function reviewMeasures({ db, now }: ModelsReader) {
  const measures = await measureReviews(db, addDays(now, -MEASURED_DAYS), now);
  return { ...measures, days: MEASURED_DAYS, ...given('overturnRate', overturnRate(measures)) };
}
