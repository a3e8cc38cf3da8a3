import { auditorsOnly, defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** The workspace that Muster is connected to. */
export const chatKind = defineKind({ name: 'chat', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

/** A member's account in the chat. */
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
