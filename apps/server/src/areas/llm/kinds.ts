import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfRows } from './store/names.ts';

const own = { keptFor: 'records', contentKey: 'own', content: 'INTERNAL' } as const;

export const providerKind = defineKind({ name: 'llm-provider', ...own });
export const dpaKind = defineKind({ name: 'dpa', ...own });
export const consumerKind = defineKind({ name: 'llm-consumer', ...own });

export const llmKinds: readonly RegisteredKind[] = [
  { kind: providerKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfRows(db, 'llm_providers', ids) },
  { kind: dpaKind, visibleTo: everybody },
  { kind: consumerKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfRows(db, 'llm_consumers', ids) },
];
