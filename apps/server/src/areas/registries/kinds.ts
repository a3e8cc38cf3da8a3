import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfRegistries } from './store/registries.ts';

export const registryKind = defineKind({
  name: 'model-registry',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const registryKinds: readonly RegisteredKind[] = [
  { kind: registryKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfRegistries(db, ids) },
];
