import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

export const deploymentKind = defineKind({
  name: 'deployment',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const deploymentKinds: readonly RegisteredKind[] = [{ kind: deploymentKind, visibleTo: everybody }];
