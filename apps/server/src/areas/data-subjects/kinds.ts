import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** Why somebody is erased, or must not be yet, may tell of them: it lies under the erasure's own key. */
export const erasureKind = defineKind({
  name: 'erasure',
  keptFor: 'records',
  contentKey: 'own',
  content: 'CONFIDENTIAL',
});

export const dataSubjectKinds: readonly RegisteredKind[] = [{ kind: erasureKind, visibleTo: auditorsOnly }];
