import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** Somebody outside who is told of PUBLIC updates. Only that there is one is known; the address is no entry's. */
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

/** A list that updates go to. */
export const audienceKind = defineKind({ name: 'audience', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

export const commsKinds: readonly RegisteredKind[] = [
  { kind: subscriberKind, visibleTo: everybody },
  { kind: templateKind, visibleTo: everybody },
  { kind: audienceKind, visibleTo: everybody },
];
