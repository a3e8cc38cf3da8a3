import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfAssets } from './store/assets.ts';

const own = { keptFor: 'records', contentKey: 'own', content: 'INTERNAL' } as const;

export const assetKind = defineKind({ name: 'data-asset', ...own });
export const decisionKind = defineKind({ name: 'data-decision', ...own });

export const classificationKinds: readonly RegisteredKind[] = [
  { kind: assetKind, visibleTo: everybody, namesOf: namesOfAssets },
  { kind: decisionKind, visibleTo: everybody },
];
