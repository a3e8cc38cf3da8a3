import { equalBytes } from './bytes.ts';

/** Leaf hash of the entry at a tree index, as the stored tree has it. */
export type StoredLeaf = (index: number) => Uint8Array | undefined;

export type Difference = {
  readonly kind: 'edited' | 'removed' | 'reordered' | 'forged' | 'doubled' | 'incomplete';
  readonly detail: string;
};

/**
 * Maximum distance between an entry and its signed position at which a removal, a move or an insertion can be told from
 * an edit.
 */
export const EXPLAINED_DISTANCE = 1024;

/**
 * Describes what was done to a ledger at the first position where its entries and its stored tree differ.
 *
 * `found` are the leaf hashes of the entries from that position on; `stored` returns what was signed there. A removal
 * shifts the rest up and an insertion shifts it down, which distinguishes them from an edit. `isWhole` says whether the
 * first line found is a complete entry: this distinguishes a truncated line from an edited one.
 */
export function explainDifference(
  first: number,
  found: readonly Uint8Array[],
  stored: StoredLeaf,
  isWhole: boolean,
): Difference {
  const signed = found.map((_, i) => stored(first + i));
  const ahead = Array.from({ length: EXPLAINED_DISTANCE }, (_, i) => stored(first + i));
  const came = found[0]!;
  const wentTo = indexOfHash(found, signed[0]);
  const cameFrom = indexOfHash(ahead, came);
  if (cameFrom > 0 && wentTo > 0)
    return { kind: 'reordered', detail: `contains the entry signed ${cameFrom} places later` };
  if (cameFrom > 0)
    return {
      kind: 'removed',
      detail: `${cameFrom === 1 ? 'the entry' : `${cameFrom} entries`} signed here ${cameFrom === 1 ? 'is' : 'are'} gone, the later ones moved up`,
    };
  const again = placesBack(first, came, stored);
  if (wentTo > 0 && again > 0) return { kind: 'doubled', detail: cameAgain(again) };
  if (wentTo > 0)
    return {
      kind: 'forged',
      detail: `${wentTo === 1 ? 'an entry' : `${wentTo} entries`} that the log never signed come${wentTo === 1 ? 's' : ''} before the one signed here`,
    };
  if (!isWhole)
    return { kind: 'incomplete', detail: 'the line is not a whole entry: it was cut off or joined to another' };
  return { kind: 'edited', detail: 'the entry is not the one that was signed' };
}

/** How far back the same entry was signed; 0 if not within reach. */
export function placesBack(at: number, hash: Uint8Array, stored: StoredLeaf): number {
  const behind = Array.from({ length: Math.min(at, EXPLAINED_DISTANCE) }, (_, i) => stored(at - 1 - i));
  return indexOfHash(behind, hash) + 1;
}

export const cameAgain = (places: number): string =>
  `the entry signed ${places === 1 ? 'one place' : `${places} places`} earlier appears again`;

function indexOfHash(hashes: readonly (Uint8Array | undefined)[], wanted: Uint8Array | undefined): number {
  return wanted === undefined ? -1 : hashes.findIndex((hash) => hash !== undefined && equalBytes(hash, wanted));
}
