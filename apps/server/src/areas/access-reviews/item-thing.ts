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
    public: 'No review lists this access.',
    remedy: 'muster access-review items shows what a review holds.',
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
  reason: 'Nobody reviews their own access.',
  remedy: 'Another member of Platform Governance decides it.',
  clause: '7.6',
  obligations: [],
};

const decided: StateRefusal = {
  allowed: false,
  code: 'access-reviews/decided',
  reason: 'It was decided in this review already.',
  clause: '7.6',
  obligations: [],
};
