import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { FreeText } from '../../../platform/commands/free-text.ts';
import { field, LongText } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { reviewKind } from '../kinds.ts';
import { reviewTold } from '../ledger-actions.ts';
import { MODEL_NAME } from '../model-thing.ts';
import { modelPermissions } from '../permissions.ts';
import { modelsRoom } from '../room.ts';
import { predictionIdOf } from '../intake/names.ts';
import { reviewById, updateReview } from '../store/reviews.ts';
import { openReview } from './open-review.ts';

const Answer = Type.Object({ code: Type.String(), dueAt: Type.String({ format: 'date-time' }) });
const MOST_WORDS = 5_000;

/** Requests a review on behalf of a person who called or wrote. */
export const askReview = verbOfAll({
  noun: 'review',
  name: 'ask',
  kind: reviewKind,
  route: '/v1/reviews',
  creates: true,
  words: {
    label: 'Ask for a review',
    does: 'ask for a human review of a decision about somebody',
    done: 'Requested. It is waiting for a reviewer, and its clock is running.',
    next: 'muster review list',
  },
  clauses: ['7.14'],
  permission: modelPermissions.askReview,
  fields: {
    prediction: Type.String({
      minLength: 1,
      maxLength: 200,
      ...field({ asks: 'Id of the prediction, as its producer calls it', positional: true }),
    }),
    model: Type.String({ pattern: MODEL_NAME, ...field({ asks: 'Model' }) }),
    day: Type.Optional(Type.String({ format: 'date', ...field({ asks: 'UTC day on which it was made' }) })),
    words: Type.Optional(LongText({ asks: 'What they say about it', limit: MOST_WORDS })),
  },
  answer: Answer,
  async decide(ctx, { input }) {
    const { ring } = ctx.use(modelsRoom);
    const opened = await openReview(ctx, {
      predictionId: predictionIdOf(ring, input.model, input.prediction),
      day: input.day,
      by: 'member',
      words: input.words,
    });
    return opened.ok
      ? { ...opened, value: { code: opened.value.code, dueAt: opened.value.dueAt.toISOString() } }
      : opened;
  },
});

/** The subject requests a review by the link the deciding system got for them: the only authorisation (R30). */
export const askReviewByLink = defineCommand({
  name: 'review.ask-by-link',
  input: Type.Object({
    prediction: Type.String({ format: 'uuid' }),
    day: Type.String({ format: 'date' }),
    words: Type.Optional(FreeText({ maxLength: MOST_WORDS })),
  }),
  resource: ({ prediction }) => ({ kind: 'prediction', id: prediction }),
  async decide(ctx, { prediction, day, words }) {
    if (ctx.actor.kind !== 'system' || ctx.actor.part !== 'review-link') return err(byLinkOnly);
    return openReview(ctx, { predictionId: prediction, day, by: 'subject', words: words === '' ? undefined : words });
  },
});

/** Records that the subject has read the result by their link. Recorded once. */
export const noteTold = defineCommand({
  name: 'review.note-told',
  input: Type.Object({ review: Type.String({ format: 'uuid' }) }),
  resource: ({ review }) => ({ kind: 'review', id: review }),
  async decide(ctx, { review: id }) {
    if (ctx.actor.kind !== 'system' || ctx.actor.part !== 'review-link') return err(byLinkOnly);
    const review = await reviewById(ctx.tx, asId(id), 'locked');
    if (review === undefined || review.state !== 'decided' || review.toldAt !== undefined) return ok(undefined);
    const entry = ctx.record(reviewTold, {
      resource: { kind: 'review', id: review.id },
      clause: '7.14',
      data: { review: review.id, to: 'subject' },
    });
    await updateReview(ctx.tx, { ...review, toldAt: ctx.now }, { at: ctx.now, entry });
    return ok(undefined);
  },
});

const byLinkOnly = {
  kind: 'refused',
  code: 'models/by-link-only',
  public: 'Only the person whom the decision is about can use the link that was made for them.',
  clause: '7.14',
} as const;
