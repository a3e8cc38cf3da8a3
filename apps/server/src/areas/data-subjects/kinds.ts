import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** The reason for an erasure or a hold may describe the person, so it is encrypted with the erasure's own key. */
export const erasureKind = defineKind({
  name: 'erasure',
  keptFor: 'records',
  contentKey: 'own',
  content: 'CONFIDENTIAL',
});

export const dataSubjectKinds: readonly RegisteredKind[] = [{ kind: erasureKind, visibleTo: auditorsOnly }];
