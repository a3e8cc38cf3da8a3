import { equalBytes } from './bytes.ts';
import { emptyRoot, isHash, isTreeSize, nodeHash } from './merkle.ts';
import { fail, succeed, type Result } from './result.ts';
import { portableSha256, type Sha256 } from './sha256.ts';
import { leftLeaves, type LeafRange } from './subtree.ts';

export type TreeHead = { readonly size: number; readonly root: Uint8Array };

export type ConsistencyProblem = 'malformed' | 'shrunk' | 'empty-start' | 'wrong-length' | 'root-differs';

/**
 * Whether the newer tree begins with exactly the leaves of the older one (RFC 9162 §2.1.4.2).
 *
 * Equal sizes require equal roots and no proof; two empty trees require the empty tree's root. An empty older tree says
 * nothing about a newer one and is always refused, because anything at all would count as "consistent" with it.
 */
export function verifyConsistency(
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Uint8Array[],
  sha256: Sha256 = portableSha256,
): Result<{ readonly size: number }, ConsistencyProblem> {
  if (!isTreeSize(older.size) || !isTreeSize(newer.size)) return fail('malformed', 'a size is not a whole number');
  if (!isHash(older.root) || !isHash(newer.root) || !proof.every(isHash))
    return fail('malformed', 'a hash is not 32 bytes long');
  if (older.size > newer.size) return fail('shrunk', 'the newer tree has fewer entries');
  if (older.size === newer.size) {
    if (proof.length > 0) return fail('wrong-length', 'trees of the same size need no proof');
    if (older.size === 0 && !equalBytes(older.root, emptyRoot(sha256)))
      return fail('root-differs', 'this is not the root of the empty tree');
    return equalBytes(older.root, newer.root)
      ? succeed({ size: newer.size })
      : fail('root-differs', 'two different roots for the same size');
  }
  if (older.size === 0) return fail('empty-start', 'an empty tree proves nothing about a later one');
  return climbBoth(older, newer, proof, sha256);
}

function climbBoth(
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Uint8Array[],
  sha256: Sha256,
): Result<{ readonly size: number }, ConsistencyProblem> {
  let node = older.size - 1;
  let last = newer.size - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  // node is 0 exactly if the older size is a power of two: its root is then a node of the newer tree and is not sent.
  const [seed, ...siblings] = node === 0 ? [older.root, ...proof] : proof;
  if (proof.length === 0 || seed === undefined) return fail('wrong-length', 'the proof is empty');
  let olderHash = seed;
  let newerHash = seed;
  for (const sibling of siblings) {
    if (last === 0) return fail('wrong-length', 'the proof is longer than the tree’s height');
    if (node % 2 === 1 || node === last) {
      olderHash = nodeHash(sibling, olderHash, sha256);
      newerHash = nodeHash(sibling, newerHash, sha256);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      newerHash = nodeHash(newerHash, sibling, sha256);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  if (last !== 0) return fail('wrong-length', 'the proof ends below the root');
  return equalBytes(olderHash, older.root) && equalBytes(newerHash, newer.root)
    ? succeed({ size: newer.size })
    : fail('root-differs', 'the proof does not connect the two roots');
}

/** The ranges whose hashes prove that a tree of `newer` leaves extends one of `older`, 0 < older <= newer (RFC 9162 §2.1.4.1). */
export function consistencyRanges(older: number, newer: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = newer;
  while (older !== end) {
    const middle = start + leftLeaves(end - start);
    if (older <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}
