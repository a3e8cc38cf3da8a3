import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfServices } from './store/services.ts';

export const serviceKind = defineKind({ name: 'service', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

export const catalogKinds: readonly RegisteredKind[] = [
  { kind: serviceKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfServices(db, ids) },
];
