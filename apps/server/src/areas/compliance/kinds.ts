import { accessKind, auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** The ledger itself, for entries about all of it. */
export const ledgerKind = defineKind({ name: 'ledger', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const complianceKinds: readonly RegisteredKind[] = [
  { kind: ledgerKind, visibleTo: auditorsOnly },
  { kind: accessKind, visibleTo: auditorsOnly },
];
