import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** An objective by its id: `ML-SLO-001`. */
export const objectiveKind = defineKind({
  name: 'objective',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const sloKinds: readonly RegisteredKind[] = [{ kind: objectiveKind, visibleTo: everybody }];
