import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** An outside subscriber to PUBLIC updates. Only its existence is recorded; no entry contains the address. */
export const subscriberKind = defineKind({
  name: 'subscriber',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const templateKind = defineKind({
  name: 'update-template',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** A list that receives updates. */
export const audienceKind = defineKind({ name: 'audience', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

export const commsKinds: readonly RegisteredKind[] = [
  { kind: subscriberKind, visibleTo: everybody },
  { kind: templateKind, visibleTo: everybody },
  { kind: audienceKind, visibleTo: everybody },
];
