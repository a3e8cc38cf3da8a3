import { personWords } from './person-words.ts';
import type { Person } from './shapes.ts';

/** What an empty on-call list means: who is called in its place, or that nobody is. */
export const nobodyOnCall = (calledInstead: readonly Person[]): string =>
  calledInstead.length === 0
    ? 'Nobody is on call, and nobody holds a role that is called instead: no page would reach anybody.'
    : `Nobody is on call. Until somebody is, pages go to ${calledInstead.map(personWords).join(', ')}.`;
