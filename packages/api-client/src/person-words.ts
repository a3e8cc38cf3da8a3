import type { Person } from './shapes.ts';

/** Who it is, as far as the reader may know. */
export const personWords = ({ name, initials, id }: Person): string =>
  name ?? (initials === '' ? id.slice(0, 8) : initials);
