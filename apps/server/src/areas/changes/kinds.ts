import { auditorsOnly, defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** A pull request. */
export const changeKind = defineKind({ name: 'change', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

/** A member's account at the forge. */
export const forgeAccountKind = defineKind({
  name: 'forge_account',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const changeKinds: readonly RegisteredKind[] = [
  { kind: changeKind, visibleTo: everybody },
  { kind: forgeAccountKind, visibleTo: auditorsOnly },
];
