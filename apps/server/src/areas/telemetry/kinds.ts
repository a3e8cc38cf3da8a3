import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** Whoever counts, by its name: `muster`, `prometheus:main`. */
export const sourceKind = defineKind({
  name: 'telemetry-source',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const telemetryKinds: readonly RegisteredKind[] = [{ kind: sourceKind, visibleTo: everybody }];
