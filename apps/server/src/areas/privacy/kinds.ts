import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** Whom a pseudonym stands for, and why somebody asked, is under the pseudonym's own key. */
export const pseudonymKind = defineKind({
  name: 'pseudonym',
  keptFor: 'log',
  contentKey: 'own',
  content: 'CONFIDENTIAL',
});

export const privacyKinds: readonly RegisteredKind[] = [{ kind: pseudonymKind, visibleTo: auditorsOnly }];
