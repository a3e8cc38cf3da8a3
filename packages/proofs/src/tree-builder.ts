import { emptyRoot, nodeHash } from './merkle.ts';
import { portableSha256, type Sha256 } from './sha256.ts';
import { joinSubtrees } from './subtree.ts';

/**
 * All that is needed to continue growing a tree: its size and the hashes of its complete subtrees, largest first (a
 * compact range). 32 bytes for each set bit of the size.
 */
export type Frontier = { readonly size: number; readonly subtrees: readonly Uint8Array[] };

export const EMPTY_FRONTIER: Frontier = { size: 0, subtrees: [] };

export type TreeBuilder = {
  readonly size: number;
  append(leaf: Uint8Array): void;
  root(): Uint8Array;
  frontier(): Frontier;
};

/**
 * Grows a Merkle tree one leaf hash at a time, at an average of two hashes per leaf and with memory logarithmic in its
 * size.
 *
 * `onNode` is called with each node as soon as it is complete, leaves (height 0) included; tiles are made of these.
 */
export function createTreeBuilder(
  from: Frontier = EMPTY_FRONTIER,
  sha256: Sha256 = portableSha256,
  onNode?: (height: number, hash: Uint8Array) => void,
): TreeBuilder {
  const subtrees = [...from.subtrees];
  let size = from.size;
  return {
    get size() {
      return size;
    },
    append(leaf) {
      let hash = leaf;
      let height = 0;
      onNode?.(height, hash);
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
        hash = nodeHash(subtrees.pop()!, hash, sha256);
        onNode?.(++height, hash);
      }
      subtrees.push(hash);
      size++;
    },
    root: () => frontierRoot({ size, subtrees }, sha256),
    frontier: () => ({ size, subtrees: [...subtrees] }),
  };
}

export function frontierRoot(frontier: Frontier, sha256: Sha256 = portableSha256): Uint8Array {
  return frontier.size === 0 ? emptyRoot(sha256) : joinSubtrees(frontier.subtrees, sha256);
}
