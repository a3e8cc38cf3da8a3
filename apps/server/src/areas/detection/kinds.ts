import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfDetectors } from './store/detectors.ts';
import { namesOfWatches } from './store/watches.ts';

/** A model version under observation, by the version's id. */
export const watchKind = defineKind({ name: 'drift', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const detectorKind = defineKind({
  name: 'detector',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const detectionKinds: readonly RegisteredKind[] = [
  { kind: watchKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfWatches(db, ids) },
  { kind: detectorKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfDetectors(db, ids) },
];
