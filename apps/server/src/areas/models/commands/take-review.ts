import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { reviewTaken } from '../ledger-actions.ts';
import { modelPermissions } from '../permissions.ts';
import { reviewThing } from '../review-thing.ts';
import { updateReview } from '../store/reviews.ts';

/** Assigns the review to its actor, for everyone to see. */
export const takeReview = verb(reviewThing, {
  name: 'take',
  words: {
    label: 'Take the review',
    does: 'take a review, to decide it yourself',
    done: 'It is yours. Its page shows the case.',
    next: 'muster review show <key>',
  },
  clauses: ['7.14'],
  permission: modelPermissions.review,
  answer: Type.Object({ code: Type.String(), version: Type.Integer() }),
  unless: ({ state, reviewer }, { actor }) => {
    if (state === 'decided') return decidedAlready;
    return reviewer !== undefined && reviewer === principalOf(actor) ? yoursAlready : undefined;
  },
  confirm: ({ reviewer }) =>
    reviewer === undefined ? undefined : { asks: 'Somebody else has taken it. Take it over?', clause: '7.14' },
  async decide(ctx, { thing: review }) {
    const reviewer = principalOf(ctx.actor);
    if (reviewer === undefined) throw new Error('only people review');
    const entry = ctx.record(reviewTaken, {
      resource: { kind: 'review', id: review.id },
      clause: '7.14',
      data: { review: review.id },
    });
    await updateReview(ctx.tx, { ...review, state: 'taken', reviewer, takenAt: ctx.now }, { at: ctx.now, entry });
    return ok({ code: review.code, version: review.version + 1 });
  },
});

export const decidedAlready: StateRefusal = {
  allowed: false,
  code: 'models/review-decided',
  reason: 'This review is already decided, and its decision stays.',
  clause: '7.14',
  obligations: [],
};

const yoursAlready: StateRefusal = {
  allowed: false,
  code: 'models/review-yours',
  reason: 'It is already yours.',
  clause: '7.14',
  obligations: [],
};
