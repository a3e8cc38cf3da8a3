import { defineKind } from '../ledger/thing.ts';

/** A key of Muster's own, by purpose and kid. */
export const keyKind = defineKind({ name: 'key', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });
