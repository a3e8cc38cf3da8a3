import { personWords } from './person-words.ts';
import type { Person } from './shapes.ts';

/**
 * Shown wherever the list appears: going on call takes a grant by somebody else (R42), which was missing here (R32).
 */
export const ownHandWords = (unseparated: readonly Person[]): string | undefined =>
  unseparated.length === 0
    ? undefined
    : `Unseparated: ${unseparated.map(personWords).join(', ')} put themselves on call because nobody else could.`;

/** What an empty on-call list means: who is paged instead, or that nobody is. */
export const nobodyOnCall = (calledInstead: readonly Person[]): string =>
  calledInstead.length === 0
    ? 'Nobody is on call, and nobody holds a role that is paged instead: a page would reach nobody.'
    : `Nobody is on call. Until somebody is, pages go to ${calledInstead.map(personWords).join(', ')}.`;
