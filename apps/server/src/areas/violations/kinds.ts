import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** Its entries tell that there is one and what became of it, and nothing of whom it is about. */
export const violationKind = defineKind({
  name: 'violation',
  keptFor: 'records',
  contentKey: 'own',
  content: 'CONFIDENTIAL',
});

export const violationKinds: readonly RegisteredKind[] = [{ kind: violationKind, visibleTo: auditorsOnly }];
