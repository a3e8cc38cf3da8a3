import type { LedgerEntry } from '@muster/api-client';

type Entries = { readonly items: readonly Pick<LedgerEntry, 'seq'>[]; readonly nextCursor?: string | undefined };

/** How many of the newest entries are newer than the list; `isAtLeast` if all of them are and more pages follow. */
export function countNewer(newest: Entries | undefined, shown: Entries | undefined) {
  if (newest === undefined || shown === undefined) return { count: 0, isAtLeast: false };
  const head = shown.items[0]?.seq ?? -1;
  const count = newest.items.filter(({ seq }) => seq > head).length;
  return { count, isAtLeast: count === newest.items.length && newest.nextCursor !== undefined };
}
