import { defineKind } from './thing.ts';

/** The rows of the database, where an entry is about nothing else. */
export const rowsKind = defineKind({ name: 'rows', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });
