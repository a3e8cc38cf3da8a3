import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfTrackers } from './store/trackers.ts';

export const trackerKind = defineKind({ name: 'tracker', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const ticketKinds: readonly RegisteredKind[] = [
  { kind: trackerKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfTrackers(db, ids) },
];
