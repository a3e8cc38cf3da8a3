import { auditorsOnly, defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfPipelines } from './store/pipelines.ts';

export const pipelineKind = defineKind({
  name: 'pipeline',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});
/** Run events received together, named by the root of their commitments. */
export const runBatchKind = defineKind({
  name: 'run-batch',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const pipelineKinds: readonly RegisteredKind[] = [
  { kind: pipelineKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfPipelines(db, ids) },
  { kind: runBatchKind, visibleTo: auditorsOnly },
];
