import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { forgetSubject, notForgotten } from './forget.ts';
import { pseudonymsOf } from '../intake/names.ts';
import { predictionKind } from '../kinds.ts';
import { modelPermissions } from '../permissions.ts';
import { modelsRoom } from '../room.ts';
import { predictionsOfSubject } from '../store/predictions.ts';
import { reviewsOfSubject } from '../store/reviews.ts';

/** Erases what predictions say about a person (R20). Each decision's existence stays: counts and proofs still hold. */
export const forgetPredictionSubject = verbOfAll({
  noun: 'prediction',
  name: 'forget',
  kind: predictionKind,
  route: '/v1/predictions/forget',
  words: {
    label: 'Forget somebody',
    does: 'destroy the key to what predictions say about somebody: features, groups, explanations and words of reviews',
    done: 'Forgotten. The decisions stay; what they were based on can no longer be read.',
    next: 'muster prediction about -',
  },
  clauses: ['6.3', '7.13'],
  permission: modelPermissions.forget,
  danger: true,
  fields: {
    // Not scrubbed: it must be hashed exactly as given, and is never stored.
    subject: Type.String({
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000]*$',
      ...field({ asks: 'Who, as the deciding system calls them', positional: true }, 'multiline'),
    }),
  },
  answer: Type.Object({ predictions: Type.Integer() }),
  async decide(ctx, { input }) {
    const { ring, dataKeys } = ctx.use(modelsRoom);
    const subjects = pseudonymsOf(ring, input.subject.replace(/\r?\n$/, ''));
    const reviews = await reviewsOfSubject(ctx.tx, subjects);
    const known = await predictionsOfSubject(ctx.tx, subjects, { before: undefined, limit: 1 });
    if (known.length === 0 && reviews.all === 0) return err(noSuchSubject);
    if (reviews.open > 0) return err(underReview);
    if ((await notForgotten(ctx.tx, dataKeys, subjects)).length === 0) return err(forgottenAlready);
    const erased = subjects.map((ref) => ({ place: 'predictions', ref }));
    for (const each of erased) if (await ctx.use(hooksService).isHeldFromErasure(ctx.tx, each)) return err(held);
    const predictions = await forgetSubject(ctx, dataKeys, subjects);
    await ctx.use(hooksService).onErased(ctx, erased);
    return ok({ predictions });
  },
});

const noSuchSubject: AppError = {
  kind: 'not_found',
  code: 'models/no-such-subject',
  public: 'No prediction on record is about somebody with that name.',
  remedy: 'Check the exact name that the deciding system uses: muster prediction about -.',
};

const underReview: AppError = {
  kind: 'conflict',
  code: 'models/subject-under-review',
  public:
    'They have asked for a review that is not decided yet, and the reviewer has to be able to read what it is about.',
  remedy: 'Decide the review first: muster review list.',
  clause: '7.14',
};

const forgottenAlready: AppError = {
  kind: 'conflict',
  code: 'models/forgotten-already',
  public: 'They have already been forgotten.',
};

const held: AppError = {
  kind: 'conflict',
  code: 'models/held-from-erasure',
  public: 'Somebody has recorded a reason why their data must not be erased yet.',
  remedy: 'To see who and why, and to release it: muster erasure list.',
};
