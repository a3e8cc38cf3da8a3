import { Type } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Review } from './domain/review.ts';
import { reviewKind } from './kinds.ts';
import { reviewCoded } from './store/reviews.ts';

export const REVIEW_CODE = '^REV-[0-9A-Z]{4,12}$';

const noSuchReview: AppError = {
  kind: 'not_found',
  code: 'models/no-such-review',
  public: 'There is no such review.',
  remedy: 'muster review list shows those that are open.',
};

/** A review by its code. Every member may know that it exists; only reviewers may see its content. */
export const reviewThing = defineThing({
  kind: reviewKind,
  noun: 'review',
  root: '/v1/reviews',
  key: { code: Type.String({ pattern: REVIEW_CODE }) },
  idOf: ({ code }) => code,
  lock: async (ctx, { code }): Promise<Review | undefined> => reviewCoded(ctx.tx, code, 'locked'),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: noSuchReview,
});
