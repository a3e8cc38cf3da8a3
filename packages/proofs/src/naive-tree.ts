import { emptyRoot, nodeHash } from './merkle.ts';
import { leftLeaves } from './subtree.ts';

/** Leaves that nobody changes: the node over each range of them is hashed once, however many trees and proofs need it. */
type Leaves = readonly Uint8Array[];

const nodesOver = new WeakMap<Leaves, Map<number, Uint8Array>>();

/** The definitions of RFC 9162 §2.1 as they are written, recursive: what the tests hold the real code against. */
export function naiveRoot(leaves: Leaves, start = 0, end = leaves.length): Uint8Array {
  if (start === end) return emptyRoot();
  if (end - start === 1) return leaves[start]!;
  const nodes = nodesOver.get(leaves) ?? new Map<number, Uint8Array>();
  nodesOver.set(leaves, nodes);
  const range = start * 2 ** 24 + end;
  const known = nodes.get(range);
  if (known !== undefined) return known;
  const middle = start + leftLeaves(end - start);
  const node = nodeHash(naiveRoot(leaves, start, middle), naiveRoot(leaves, middle, end));
  nodes.set(range, node);
  return node;
}

/** PATH(m, D_n). */
export function naiveInclusion(index: number, leaves: Leaves, start = 0, end = leaves.length): Uint8Array[] {
  if (end - start === 1) return [];
  const middle = start + leftLeaves(end - start);
  return index < middle
    ? [...naiveInclusion(index, leaves, start, middle), naiveRoot(leaves, middle, end)]
    : [...naiveInclusion(index, leaves, middle, end), naiveRoot(leaves, start, middle)];
}

/** SUBPROOF(m, D_n, b) of the leaves from `start` up to, not including, `end`; PROOF(m, D_n) with b true. */
export function naiveConsistency(
  older: number,
  leaves: Leaves,
  start = 0,
  end = leaves.length,
  isWhole = true,
): Uint8Array[] {
  if (start + older === end) return isWhole ? [] : [naiveRoot(leaves, start, end)];
  const middle = start + leftLeaves(end - start);
  return start + older <= middle
    ? [...naiveConsistency(older, leaves, start, middle, isWhole), naiveRoot(leaves, middle, end)]
    : [...naiveConsistency(start + older - middle, leaves, middle, end, false), naiveRoot(leaves, start, middle)];
}

/** Hashes of `count` different leaves. What they are hashes of is nobody's question here. */
export function numberedLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => {
    const leaf = new Uint8Array(32).fill(0xa5);
    new DataView(leaf.buffer).setUint32(0, i);
    return leaf;
  });
}
