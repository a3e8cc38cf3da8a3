import type { Person } from './shapes.ts';

/** A person's name, as far as the reader may know it. */
export const personWords = ({ name, initials, id }: Person): string =>
  name ?? (initials === '' ? id.slice(0, 8) : initials);
