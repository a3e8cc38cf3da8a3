import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** A runbook by its id. Following one is a part of its incident's history. */
export const runbookKind = defineKind({ name: 'runbook', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const runbookKinds: readonly RegisteredKind[] = [{ kind: runbookKind, visibleTo: everybody }];
