import { personWords, type Actor } from '@muster/api-client';

/** Who did it: somebody, or the part of Muster that acted by itself. */
export const actorWords = ({ person, system }: Actor): string =>
  person === undefined ? (system ?? 'muster') : personWords(person);
