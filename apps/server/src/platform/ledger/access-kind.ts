import { defineKind } from './thing.ts';

/** What somebody was refused, read, or had taken out of their input: the history of their access, by `actorSub`. */
export const accessKind = defineKind({ name: 'access', keptFor: 'log', contentKey: 'own', content: 'CONFIDENTIAL' });
