import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfSinks } from './store/sinks.ts';

export const sinkKind = defineKind({ name: 'sink', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const sinkKindsOfThings: readonly RegisteredKind[] = [
  { kind: sinkKind, visibleTo: auditorsOnly, namesOf: async (db, ids) => namesOfSinks(db, ids) },
];
