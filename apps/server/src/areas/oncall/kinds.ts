import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** What pages are about. Declared by the lowest room that records about one; `incidents` says who may see which. */
export const incidentKind = defineKind({
  name: 'incident',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});
export const onCallListKind = defineKind({
  name: 'on-call-list',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const onCallKinds: readonly RegisteredKind[] = [{ kind: onCallListKind, visibleTo: everybody }];
