import { HASH_BYTES, nodeHash } from './merkle.ts';
import { fail, succeed, type Result } from './result.ts';
import type { Sha256 } from './sha256.ts';
import { joinSubtrees, subtreesOf, type LeafRange, type Subtree } from './subtree.ts';
import { hashInTile, TILE_HEIGHT, TILE_WIDTH, tileWidth, type TileId } from './tiles.ts';

/**
 * Where tiles come from: a table, a folder, a URL. `width` is what the requested tree size needs; the stored tile may
 * have grown since, and its extra hashes are ignored.
 */
export type ReadTile = (
  level: number,
  index: number,
  width: number,
) => Promise<Uint8Array | undefined> | Uint8Array | undefined;

export type TileProblem = 'outside-tree' | 'tile-missing' | 'tile-short';

/**
 * Hashes of ranges of a tree of `size` leaves, read from tiles: each tile needed is read once, all concurrently.
 *
 * Tiles are not trusted here: callers hash them up to a signed root.
 */
export async function hashesFromTiles(
  ranges: readonly LeafRange[],
  size: number,
  readTile: ReadTile,
  sha256: Sha256,
): Promise<Result<Uint8Array[], TileProblem>> {
  const subtrees = ranges.map(subtreesOf);
  const needed = new Map<string, TileId>();
  for (const tile of subtrees.flat().map((subtree) => tileOf(subtree, size)))
    needed.set(`${tile.level}/${tile.index}`, tile);
  const read = await Promise.all(
    [...needed].map(async ([key, tile]) => [key, tile, await readTile(tile.level, tile.index, tile.width)] as const),
  );
  const tiles = new Map<string, Uint8Array>();
  for (const [key, tile, hashes] of read) {
    if (hashes === undefined) return fail('tile-missing', `tile ${key} is missing`);
    if (hashes.length < tile.width * HASH_BYTES)
      return fail('tile-short', `tile ${key} has fewer than ${tile.width} hashes`);
    tiles.set(key, hashes);
  }
  const hashOf = (subtree: Subtree) => {
    const { level, index } = tileOf(subtree, size);
    return hashInside(tiles.get(`${level}/${index}`)!, subtree, sha256);
  };
  return succeed(subtrees.map((parts) => joinSubtrees(parts.map(hashOf), sha256)));
}

function tileOf({ height, index }: Subtree, size: number): TileId {
  const level = Math.floor(height / TILE_HEIGHT);
  const tile = Math.floor((index * 2 ** (height % TILE_HEIGHT)) / TILE_WIDTH);
  return { level, index: tile, width: tileWidth(level, tile, size) };
}

/** Levels between two tile rows are not stored: a subtree's hash is rebuilt from its hashes in the tile. */
function hashInside(tile: Uint8Array, { height, index }: Subtree, sha256: Sha256): Uint8Array {
  const leaves = 2 ** (height % TILE_HEIGHT);
  const first = (index * leaves) % TILE_WIDTH;
  let row: Uint8Array[] = Array.from({ length: leaves }, (_, i) => hashInTile(tile, first + i).slice());
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i]!, row[2 * i + 1]!, sha256));
  return row[0]!;
}
