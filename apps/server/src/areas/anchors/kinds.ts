import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfAnchors } from './store/anchors.ts';
import { namesOfWitnessed } from './store/witnessed.ts';

export const anchorKind = defineKind({ name: 'anchor', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });
export const witnessedKind = defineKind({
  name: 'witnessed-ledger',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const anchorKinds: readonly RegisteredKind[] = [
  { kind: anchorKind, visibleTo: auditorsOnly, namesOf: async (db, ids) => namesOfAnchors(db, ids) },
  { kind: witnessedKind, visibleTo: auditorsOnly, namesOf: async (db, ids) => namesOfWitnessed(db, ids) },
];
