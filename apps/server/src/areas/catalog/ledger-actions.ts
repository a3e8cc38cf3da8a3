import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { detailNames } from './domain/service.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfServices } from './store/services.ts';

export const serviceKind = defineKind({ name: 'service', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

export const catalogKinds: readonly RegisteredKind[] = [
  { kind: serviceKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfServices(db, ids) },
];

const By = Type.Union([Type.Literal('hand'), Type.Literal('import')]);

const Standing = {
  team: Type.Optional(Type.String()),
  tier: Type.Optional(Type.Integer()),
  userFacing: Type.Optional(Type.Boolean()),
};

/** The entry states what affects alerts and severities; names and addresses are in the governed rows. */
export const serviceAdded = defineAction({
  name: 'service.added',
  version: 1,
  kind: serviceKind,
  data: Type.Object({ service: Type.String(), by: By, ...Standing }),
  summarise: ({ data }) => `added it to the catalog${byFile(data.by)}`,
});

export const serviceChanged = defineAction({
  name: 'service.changed',
  version: 1,
  kind: serviceKind,
  data: Type.Object({
    service: Type.String(),
    by: By,
    fields: Type.Array(Type.Enum([...detailNames])),
    ...Standing,
  }),
  summarise: ({ data }) => `changed ${data.fields.map((field) => words[field]).join(', ')}${byFile(data.by)}`,
});

export const serviceRetired = defineAction({
  name: 'service.retired',
  version: 1,
  kind: serviceKind,
  data: Type.Object({ service: Type.String(), name: Type.String() }),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) => `retired ${data.name}${content ? `: ${content.reason}` : ''}`,
});

const byFile = (by: 'hand' | 'import'): string => (by === 'import' ? ', from a file' : '');

const words = {
  kind: 'its kind',
  teamId: 'its team',
  tier: 'its tier',
  userFacing: 'whether it is user-facing',
  runbook: 'its runbook',
  links: 'its links',
  dependsOn: 'what it depends on',
  addresses: 'its addresses',
} as const;

export const catalogActions = [serviceAdded, serviceChanged, serviceRetired] as const;
