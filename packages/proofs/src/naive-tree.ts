import { emptyRoot, nodeHash } from './merkle.ts';
import { portableSha256 } from './sha256.ts';
import { leftLeaves } from './subtree.ts';

/**
 * The recursive definitions of RFC 9162 §2.1, literally: the oracle for the tests. The node over each range of leaves
 * is hashed once, however many trees of the first leaves, and proofs in them, need it.
 */
export function naiveTree(leaves: readonly Uint8Array[], sha256 = portableSha256) {
  const nodes = new Map<number, Uint8Array>();

  function node(start: number, end: number): Uint8Array {
    if (end - start === 1) return leaves[start]!;
    const range = start * 2 ** 24 + end;
    const known = nodes.get(range);
    if (known !== undefined) return known;
    const middle = start + leftLeaves(end - start);
    const hash = nodeHash(node(start, middle), node(middle, end), sha256);
    nodes.set(range, hash);
    return hash;
  }

  function path(index: number, start: number, end: number): Uint8Array[] {
    if (end - start === 1) return [];
    const middle = start + leftLeaves(end - start);
    return index < middle
      ? [...path(index, start, middle), node(middle, end)]
      : [...path(index, middle, end), node(start, middle)];
  }

  function subproof(older: number, start: number, end: number, isWhole: boolean): Uint8Array[] {
    if (older === end) return isWhole ? [] : [node(start, end)];
    const middle = start + leftLeaves(end - start);
    return older <= middle
      ? [...subproof(older, start, middle, isWhole), node(middle, end)]
      : [...subproof(older, middle, end, false), node(start, middle)];
  }

  return {
    /** MTH(D_n) */
    root: (size = leaves.length) => (size === 0 ? emptyRoot(sha256) : node(0, size)),
    /** PATH(m, D_n) */
    inclusion: (index: number, size = leaves.length) => path(index, 0, size),
    /** PROOF(m, D_n) */
    consistency: (older: number, newer = leaves.length) => subproof(older, 0, newer, true),
  };
}

/** Hashes of `count` distinct leaves, whose contents do not matter. */
export function numberedLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => {
    const leaf = new Uint8Array(32).fill(0xa5);
    new DataView(leaf.buffer).setUint32(0, i);
    return leaf;
  });
}
