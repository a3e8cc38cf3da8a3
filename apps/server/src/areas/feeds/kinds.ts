import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfFeeds } from './store/feeds.ts';

export const feedKind = defineKind({ name: 'feed', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const feedKinds: readonly RegisteredKind[] = [
  { kind: feedKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfFeeds(db, ids) },
];
