import { principalOf } from '../../kernel/actor.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import type { Here, StateRefusal } from '../../platform/verbs/declared.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { accessReviewKind } from './ledger-actions.ts';
import { lockItem, type ReviewItem } from './store/access-reviews.ts';

/** One access under review. */
export const reviewItemThing = defineThing({
  kind: accessReviewKind,
  noun: 'access-item',
  root: '/v1/access-review-items',
  key: { id: Key('access-item') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }) => lockItem(ctx.tx, id),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  missing: {
    kind: 'not_found',
    code: 'access-reviews/no-such-item',
    public: 'This access is not in any review.',
    remedy: 'muster access-review items lists what is in a review.',
  },
});

/** An item is decided once, and never by its subject. */
export const unlessDecidable = (item: ReviewItem, { actor }: Here): StateRefusal | undefined => {
  if (principalOf(actor) === item.principalId) return onesOwn;
  return item.decision === undefined ? undefined : decided;
};

const onesOwn: StateRefusal = {
  allowed: false,
  is: 'access',
  code: 'access-reviews/own-access',
  reason: 'You cannot review your own access.',
  remedy: 'Ask another member of Platform Governance to decide it.',
  clause: '7.6',
  obligations: [],
};

const decided: StateRefusal = {
  allowed: false,
  code: 'access-reviews/decided',
  reason: 'It has already been decided in this review.',
  clause: '7.6',
  obligations: [],
};
