import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** One thing that was shown of a commit: a smoke test, a gate's report, a rollback plan. */
export const evidenceKind = defineKind({
  name: 'promotion_evidence',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const promotionKinds: readonly RegisteredKind[] = [{ kind: evidenceKind, visibleTo: everybody }];
