import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfAnchors } from './store/anchors.ts';

export const anchorKind = defineKind({ name: 'anchor', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const anchorKinds: readonly RegisteredKind[] = [
  { kind: anchorKind, visibleTo: auditorsOnly, namesOf: async (db, ids) => namesOfAnchors(db, ids) },
];

const OfAnchor = { anchor: Type.String() };

export const anchorConnected = defineAction({
  name: 'anchor.connected',
  version: 1,
  kind: anchorKind,
  data: Type.Object({ ...OfAnchor, kind: Type.String() }),
  content: Type.Object({ name: Type.String(), url: Type.String() }),
  summarise: ({ data, content }) => `has ${content?.name ?? 'an anchor'} vouch for the ledger’s heads (${data.kind})`,
});

export const anchorRemoved = defineAction({
  name: 'anchor.removed',
  version: 1,
  kind: anchorKind,
  data: Type.Object(OfAnchor),
  summarise: () => 'no longer has an anchor vouch for the ledger',
});

export const anchorActions = [anchorConnected, anchorRemoved] as const;
