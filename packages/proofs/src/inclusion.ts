import { equalBytes } from './bytes.ts';
import { isHash, isTreeSize, nodeHash } from './merkle.ts';
import { fail, succeed, type Result } from './result.ts';
import { portableSha256, type Sha256 } from './sha256.ts';
import { leftLeaves, type LeafRange } from './subtree.ts';

/** One hashing step on the way from a leaf to the root. `given` is the side that the proof supplied. */
export type JoinStep = {
  readonly left: Uint8Array;
  readonly right: Uint8Array;
  readonly parent: Uint8Array;
  readonly given: 'left' | 'right';
};

export type InclusionProblem = 'malformed' | 'wrong-length' | 'root-differs';

export type InclusionClaim = {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
};

/**
 * Whether the leaf is the index-th of the tree with that size and root (RFC 9162 §2.1.3.2).
 *
 * Take size and root from one verified checkpoint and compute the leaf from its entry: by hash alone, an interior node
 * can pass as a leaf of a smaller tree with the same root.
 */
export function verifyInclusion(
  claim: InclusionClaim,
  sha256: Sha256 = portableSha256,
): Result<readonly JoinStep[], InclusionProblem> {
  if (!isHash(claim.root)) return fail('malformed', 'the root is not 32 bytes long');
  const climbed = climbToRoot(claim, sha256);
  if (!climbed.ok) return climbed;
  return equalBytes(climbed.value.root, claim.root)
    ? succeed(climbed.value.steps)
    : fail('root-differs', 'the entry and its proof lead to a different root');
}

/** Hashes the leaf with its proof, step by step, up to the root that they imply. */
export function climbToRoot(
  { index, size, leaf, proof }: Omit<InclusionClaim, 'root'>,
  sha256: Sha256 = portableSha256,
): Result<{ readonly root: Uint8Array; readonly steps: readonly JoinStep[] }, 'malformed' | 'wrong-length'> {
  if (!isTreeSize(size) || !isTreeSize(index) || index >= size)
    return fail('malformed', 'the index is outside the tree');
  if (!isHash(leaf) || !proof.every(isHash)) return fail('malformed', 'a hash is not 32 bytes long');
  const steps: JoinStep[] = [];
  let hash = leaf;
  let node = index;
  let last = size - 1;
  for (const sibling of proof) {
    if (last === 0) return fail('wrong-length', 'the proof is longer than the tree’s height');
    const onLeft = node % 2 === 1 || node === last;
    const [left, right] = onLeft ? [sibling, hash] : [hash, sibling];
    hash = nodeHash(left, right, sha256);
    steps.push({ left, right, parent: hash, given: onLeft ? 'left' : 'right' });
    // A last node without a sibling moves up unhashed until it is a right child.
    while (onLeft && node % 2 === 0 && node !== 0) {
      node /= 2;
      last = Math.floor(last / 2);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? succeed({ root: hash, steps }) : fail('wrong-length', 'the proof ends below the root');
}

/** The ranges whose hashes prove leaf `index` of a tree of `size` leaves, from the leaf's sibling up (RFC 9162 §2.1.3.1). */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + leftLeaves(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}
