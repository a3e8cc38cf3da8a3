import { auditorsOnly, defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfModels } from './store/models.ts';
import { namesOfReviews } from './store/reviews.ts';

export const modelKind = defineKind({ name: 'model', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

/** Predictions and outcomes stored together, named by the root of their commitments. */
export const predictionSegmentKind = defineKind({
  name: 'prediction-segment',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** One prediction, once someone has looked into it or its subject was forgotten. */
export const predictionKind = defineKind({
  name: 'prediction',
  keptFor: 'records',
  contentKey: 'own',
  content: 'CONFIDENTIAL',
});

export const reviewKind = defineKind({
  name: 'review',
  keptFor: 'records',
  contentKey: 'own',
  content: 'CONFIDENTIAL',
});

export const modelKinds: readonly RegisteredKind[] = [
  { kind: modelKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfModels(db, ids) },
  { kind: predictionSegmentKind, visibleTo: auditorsOnly },
  { kind: predictionKind, visibleTo: auditorsOnly },
  { kind: reviewKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfReviews(db, ids) },
];
