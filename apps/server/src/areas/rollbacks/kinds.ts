import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** Who carries rollbacks out. Rollbacks themselves are a part of their incident's history. */
export const executorKind = defineKind({
  name: 'executor',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const rollbackKinds: readonly RegisteredKind[] = [{ kind: executorKind, visibleTo: everybody }];
