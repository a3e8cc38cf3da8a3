import { auditorsOnly, defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** What the Board is given of a quarter. */
export const reportKind = defineKind({ name: 'report', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

/** What was handed out as evidence, by the SHA-256 of the archive. */
export const evidenceKind = defineKind({
  name: 'evidence',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** What a test of the controls found. It counts what is kept close, too: for whoever reads all of the record. */
export const controlKind = defineKind({ name: 'control', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const assuranceKinds: readonly RegisteredKind[] = [
  { kind: reportKind, visibleTo: everybody },
  { kind: evidenceKind, visibleTo: everybody },
  { kind: controlKind, visibleTo: auditorsOnly },
];
