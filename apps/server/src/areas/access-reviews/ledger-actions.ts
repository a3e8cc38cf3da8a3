import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** A review of who has access to what. */
export const accessReviewKind = defineKind({
  name: 'access-review',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const accessReviewKinds: readonly RegisteredKind[] = [{ kind: accessReviewKind, visibleTo: everybody }];

const Count = Type.Integer({ minimum: 0 });

export const accessReviewOpened = defineAction({
  name: 'access_review.opened',
  version: 1,
  kind: accessReviewKind,
  data: Type.Object({ review: Type.String(), items: Count, dueAt: Type.String() }),
  instants: ({ data }) => [data.dueAt],
  summarise: ({ data }) => `opened a review of ${data.items} access grants, due by ${data.dueAt}`,
});

export const accessReviewDecided = defineAction({
  name: 'access_review.decided',
  version: 1,
  kind: accessReviewKind,
  data: Type.Object({
    review: Type.String(),
    item: Type.String(),
    of: Type.String(),
    principal: Type.String(),
    what: Type.String(),
    decision: Type.Enum(['keep', 'revoke']),
  }),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) =>
    `${data.decision === 'keep' ? 'kept' : 'revoked'} an access in a review (${data.of} ${data.what})${content ? `: ${content.reason}` : ''}`,
});

/** The deadline passed with undecided items. */
export const accessReviewOverdue = defineAction({
  name: 'access_review.overdue',
  version: 1,
  kind: accessReviewKind,
  data: Type.Object({ review: Type.String(), open: Count }),
  breaks: true,
  summarise: ({ data }) => `found ${data.open} access grants not reviewed in time`,
});

export const accessReviewCompleted = defineAction({
  name: 'access_review.completed',
  version: 1,
  kind: accessReviewKind,
  data: Type.Object({ review: Type.String(), items: Count, revoked: Count }),
  summarise: ({ data }) => `completed a review of ${data.items} access grants; ${data.revoked} were revoked`,
});

export const accessReviewActions = [
  accessReviewOpened,
  accessReviewDecided,
  accessReviewOverdue,
  accessReviewCompleted,
] as const;
