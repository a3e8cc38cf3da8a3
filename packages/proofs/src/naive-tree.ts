import { emptyRoot, leafHash, nodeHash } from './merkle.ts';
import { leftLeaves } from './subtree.ts';

/** The definitions of RFC 9162 §2.1 as they are written, slow and recursive: what the tests hold the real code against. */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot();
  if (leaves.length === 1) return leaves[0]!;
  const middle = leftLeaves(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, middle)), naiveRoot(leaves.slice(middle)));
}

/** PATH(m, D_n). */
export function naiveInclusion(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const middle = leftLeaves(leaves.length);
  return index < middle
    ? [...naiveInclusion(index, leaves.slice(0, middle)), naiveRoot(leaves.slice(middle))]
    : [...naiveInclusion(index - middle, leaves.slice(middle)), naiveRoot(leaves.slice(0, middle))];
}

/** SUBPROOF(m, D_n, b); PROOF(m, D_n) with b true. */
export function naiveConsistency(older: number, leaves: readonly Uint8Array[], isWhole = true): Uint8Array[] {
  if (older === leaves.length) return isWhole ? [] : [naiveRoot(leaves)];
  const middle = leftLeaves(leaves.length);
  return older <= middle
    ? [...naiveConsistency(older, leaves.slice(0, middle), isWhole), naiveRoot(leaves.slice(middle))]
    : [...naiveConsistency(older - middle, leaves.slice(middle), false), naiveRoot(leaves.slice(0, middle))];
}

/** Leaf hashes of `count` different entries. */
export function numberedLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => leafHash(Uint8Array.of(i >> 16, i >> 8, i)));
}
