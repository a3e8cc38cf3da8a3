import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** A policy by its version, or by its document. */
export const policyKind = defineKind({ name: 'policy', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const policyKinds: readonly RegisteredKind[] = [{ kind: policyKind, visibleTo: everybody }];
