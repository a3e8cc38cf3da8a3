import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, field, LongText } from '../../../platform/verbs/fields.ts';
import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { verdicts } from '../domain/review.ts';
import type { FeatureSchema } from '../domain/feature-schema.ts';
import { reviewDue } from '../due-kinds.ts';
import { keySubjectOf } from '../intake/prediction.ts';
import { reviewDecided } from '../ledger-actions.ts';
import { modelPermissions } from '../permissions.ts';
import { reviewThing } from '../review-thing.ts';
import { modelsRoom } from '../room.ts';
import { updateReview } from '../store/reviews.ts';
import { versionsByIds } from '../store/versions.ts';
import { placeOfWords } from './open-review.ts';
import { decidedAlready } from './take-review.ts';

/** Upholds the decision, or overturns it with a new one. The model's decision stays on record unchanged. */
export const decideReview = verb(reviewThing, {
  name: 'decide',
  words: {
    label: 'Decide',
    does: 'uphold the decision or overturn it, with reasons that the subject can read',
    done: 'Decided. The subject can read it through their link, and the deciding system with muster review list --decided.',
    next: 'muster review show <key>',
  },
  clauses: ['7.14'],
  permission: modelPermissions.review,
  fields: {
    verdict: Choice(verdicts, { asks: 'Does the decision stand?' }),
    decision: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, ...field({ asks: 'What applies instead, if it is overturned' }) }),
    ),
    reasons: LongText({ asks: 'Why, in words for the subject', short: 'r', limit: 5000 }),
  },
  answer: Type.Object({ code: Type.String(), version: Type.Integer() }),
  danger: true,
  unless: ({ state, reviewer }, { actor }) => {
    if (state === 'decided') return decidedAlready;
    return reviewer === principalOf(actor) && state === 'taken' ? undefined : takeItFirst;
  },
  async decide(ctx, { thing: review, input: { verdict, decision, reasons } }) {
    const [version] = await versionsByIds(ctx.tx, [review.versionId]);
    if (version === undefined) throw new Error('a review of no version');
    const problem = verdict === 'overturned' ? problemWith(version.schema, decision, review.original) : undefined;
    if (problem !== undefined) return err(notADecision(problem));
    if (verdict === 'upheld' && decision !== undefined) return err(notADecision('is only for an overturned decision'));
    const by = principalOf(ctx.actor);
    const sealed = await ctx
      .use(modelsRoom)
      .dataKeys.encrypt(
        ctx.tx,
        keySubjectOf(review.subject, review.versionId),
        Buffer.from(reasons),
        placeOfWords(review.id, 'reasons'),
      );
    const entry = ctx.record(reviewDecided, {
      resource: { kind: 'review', id: review.id },
      clause: '7.14',
      data: {
        review: review.id,
        prediction: review.predictionId,
        verdict,
        late: isBefore(review.dueAt, ctx.now),
      },
    });
    ctx.due.supersede({ kind: 'review', id: review.id }, [reviewDue], 'it is decided');
    await updateReview(
      ctx.tx,
      { ...review, state: 'decided', verdict, decision, decidedBy: by, decidedAt: ctx.now, reasons: sealed.ciphertext },
      { at: ctx.now, entry },
    );
    return ok({ code: review.code, version: review.version + 1 });
  },
});

function problemWith({ target }: FeatureSchema, decision: string | undefined, original: string | undefined) {
  if (decision === undefined) return 'is missing: say what applies instead';
  if (decision === original) return 'is the same as the original decision: uphold it instead';
  if (target.task === 'regression') return Number.isFinite(Number(decision)) ? undefined : 'is not a number';
  return target.classes.includes(decision) ? undefined : 'is not one of the classes of this version';
}

const notADecision = (problem: string): AppError => ({
  kind: 'invalid',
  code: 'models/not-a-decision',
  public: 'This does not decide the review.',
  fields: [{ path: '/decision', problem }],
});

const takeItFirst: StateRefusal = {
  allowed: false,
  code: 'models/take-review-first',
  reason: 'Take the review before you decide it, so that everybody can see who has it.',
  clause: '7.14',
  obligations: [],
};
