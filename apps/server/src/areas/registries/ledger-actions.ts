import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfRegistries } from './store/registries.ts';

export const registryKind = defineKind({
  name: 'model-registry',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const registryKinds: readonly RegisteredKind[] = [
  { kind: registryKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfRegistries(db, ids) },
];

export const registryConnected = defineAction({
  name: 'model-registry.connected',
  version: 1,
  kind: registryKind,
  data: Type.Object({ registry: Type.String() }),
  content: Type.Object({ name: Type.String(), url: Type.String() }),
  summarise: ({ content }) => `connected a model registry${content ? `: ${content.name}` : ''}`,
});

export const registryRemoved = defineAction({
  name: 'model-registry.removed',
  version: 1,
  kind: registryKind,
  data: Type.Object({ registry: Type.String() }),
  summarise: () => 'removed a model registry: it is no longer read',
});

export const registryActions = [registryConnected, registryRemoved] as const;
