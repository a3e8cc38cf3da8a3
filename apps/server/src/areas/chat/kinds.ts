import { auditorsOnly, defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** The connected workspace. */
export const chatKind = defineKind({ name: 'chat', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

/** A member's chat account. */
export const chatAccountKind = defineKind({
  name: 'chat_account',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const chatKinds: readonly RegisteredKind[] = [
  { kind: chatKind, visibleTo: everybody },
  { kind: chatAccountKind, visibleTo: auditorsOnly },
];
