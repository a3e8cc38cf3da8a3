import type { LedgerEntry } from './shapes.ts';

type Thing = LedgerEntry['things'][number];

/** The codes of the incidents that an entry is about or has changed. */
export const incidentsOf = (things: readonly Thing[]): readonly string[] =>
  things.flatMap(({ kind, name }) => (kind === 'incident' && name !== undefined ? [name] : []));
