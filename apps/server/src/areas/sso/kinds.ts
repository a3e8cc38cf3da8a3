import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { labelsOf } from './store/providers.ts';

export const providerKind = defineKind({
  name: 'identity_provider',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const ssoKinds: readonly RegisteredKind[] = [
  { kind: providerKind, visibleTo: everybody, namesOf: async (db, ids) => labelsOf(db, ids) },
];
