import { auditorsOnly, defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** The Board's report on a quarter. */
export const reportKind = defineKind({ name: 'report', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

/** An evidence export, by the SHA-256 of its archive. */
export const evidenceKind = defineKind({
  name: 'evidence',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

/**
 * The result of a control test. It also counts restricted things, so it is only for those who may read the whole
 * ledger.
 */
export const controlKind = defineKind({ name: 'control', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const assuranceKinds: readonly RegisteredKind[] = [
  { kind: reportKind, visibleTo: everybody },
  { kind: evidenceKind, visibleTo: everybody },
  { kind: controlKind, visibleTo: auditorsOnly },
];
