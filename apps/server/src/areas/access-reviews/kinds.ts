import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** A review of who gets at what. */
export const accessReviewKind = defineKind({
  name: 'access-review',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const accessReviewKinds: readonly RegisteredKind[] = [{ kind: accessReviewKind, visibleTo: everybody }];
