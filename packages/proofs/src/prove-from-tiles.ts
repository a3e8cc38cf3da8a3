import { consistencyRanges } from './consistency.ts';
import { EMPTY_EDGE, type TreeEdge } from './append-leaves.ts';
import { inclusionRanges } from './inclusion.ts';
import { emptyRoot, HASH_BYTES, isTreeSize } from './merkle.ts';
import { hashesFromTiles, type ReadTile, type TileProblem } from './read-tiles.ts';
import { fail, succeed, type Result } from './result.ts';
import { portableSha256, type Sha256 } from './sha256.ts';
import { subtreesOf } from './subtree.ts';
import { partialTiles } from './tiles.ts';

/** Proof that leaf `index` is in the tree of `size` leaves: its hashes from the leaf's sibling up. */
export async function proveInclusion(
  index: number,
  size: number,
  readTile: ReadTile,
  sha256: Sha256 = portableSha256,
): Promise<Result<Uint8Array[], TileProblem>> {
  if (!isTreeSize(size) || !isTreeSize(index) || index >= size)
    return fail('outside-tree', 'the index is outside the tree');
  return hashesFromTiles(inclusionRanges(index, size), size, readTile, sha256);
}

/** Proof that the tree of `newer` leaves extends that of `older`; needs 0 < older <= newer, empty if they are equal. */
export async function proveConsistency(
  older: number,
  newer: number,
  readTile: ReadTile,
  sha256: Sha256 = portableSha256,
): Promise<Result<Uint8Array[], TileProblem>> {
  if (!isTreeSize(older) || !isTreeSize(newer) || older < 1 || older > newer)
    return fail('outside-tree', 'needs 0 < older <= newer');
  return hashesFromTiles(consistencyRanges(older, newer), newer, readTile, sha256);
}

/** Root of the tree of `size` leaves, for any size that the tiles still cover. */
export async function rootFromTiles(
  size: number,
  readTile: ReadTile,
  sha256: Sha256 = portableSha256,
): Promise<Result<Uint8Array, TileProblem>> {
  if (!isTreeSize(size)) return fail('outside-tree', 'the size is not a whole number');
  if (size === 0) return succeed(emptyRoot(sha256));
  const read = await hashesFromTiles([{ start: 0, end: size }], size, readTile, sha256);
  return read.ok ? succeed(read.value[0]!) : read;
}

/**
 * The right edge of a stored tree, for the sequencer to continue from (and, as a frontier, for a verifier of its newer
 * part).
 */
export async function readEdge(
  size: number,
  readTile: ReadTile,
  sha256: Sha256 = portableSha256,
): Promise<Result<TreeEdge, TileProblem>> {
  if (!isTreeSize(size)) return fail('outside-tree', 'the size is not a whole number');
  if (size === 0) return succeed(EMPTY_EDGE);
  const held = new Map<number, Uint8Array>();
  const keep: ReadTile = async (level, index, width) => {
    const hashes = await readTile(level, index, width);
    if (hashes !== undefined) held.set(level, hashes.slice(0, width * HASH_BYTES));
    return hashes;
  };
  const ranges = subtreesOf({ start: 0, end: size }).map(({ height, index }) => ({
    start: index * 2 ** height,
    end: (index + 1) * 2 ** height,
  }));
  const subtrees = await hashesFromTiles(ranges, size, keep, sha256);
  if (!subtrees.ok) return subtrees;
  // Each bit of the size is in its level's partial tile, so reading the subtrees has read every one of those tiles.
  const highest = partialTiles(size).at(-1)!.level;
  const partials = Array.from({ length: highest + 1 }, (_, level) => held.get(level) ?? new Uint8Array(0));
  return succeed({ size, subtrees: subtrees.value, partials });
}
