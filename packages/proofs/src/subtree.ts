import { nodeHash } from './merkle.ts';
import type { Sha256 } from './sha256.ts';

/** The leaves from `start` up to, not including, `end`. */
export type LeafRange = { readonly start: number; readonly end: number };

/** A complete subtree of 2^height leaves, the index-th of that height counted from the left. */
export type Subtree = { readonly height: number; readonly index: number };

/** Leaves in the left half of a tree of `size` >= 2: the largest power of two below `size` (RFC 9162 §2.1.1). */
export function leftLeaves(size: number): number {
  let leaves = 1;
  while (leaves * 2 < size) leaves *= 2;
  return leaves;
}

/** The complete subtrees that make up a range of a tree, left to right, largest first: one for each bit of its length. */
export function subtreesOf({ start, end }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = start; at < end;) {
    let height = 0;
    let leaves = 1;
    while (leaves * 2 <= end - at) {
      leaves *= 2;
      height++;
    }
    subtrees.push({ height, index: at / leaves });
    at += leaves;
  }
  return subtrees;
}

/** Joins the hashes of the subtrees of a range, right to left, into the hash of the range. */
export function joinSubtrees(hashes: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  return hashes.reduceRight((right, left) => nodeHash(left, right, sha256));
}
