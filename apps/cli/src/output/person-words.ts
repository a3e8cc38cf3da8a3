import type { Actor, Person } from '@muster/api-client';

/** Who it is, as far as the reader may know. */
export const personWords = ({ name, initials, id }: Person): string =>
  name ?? (initials === '' ? id.slice(0, 8) : initials);

export const actorWords = ({ person, system }: Actor): string =>
  person === undefined ? (system ?? 'muster') : personWords(person);
