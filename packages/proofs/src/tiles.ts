import { HASH_BYTES } from './merkle.ts';

/** Hashes in a full tile: subtrees of height 8 (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;

/**
 * A tile's position: level 0 holds leaf hashes, level n + 1 the roots of the full tiles of level n. Width is the number
 * of hashes in it, 1 to 256; under 256 it is partial and will be replaced as the tree grows.
 */
export type TileId = { readonly level: number; readonly index: number; readonly width: number };

/** A tile and its hashes, concatenated: 32 bytes times its width. */
export type Tile = TileId & { readonly hashes: Uint8Array };

/** The number of nodes that a tree of `size` leaves has at a level: floor(size / 256^level). */
export function levelNodes(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** Width of a tile in a tree of `size` leaves; 0 if the tree does not have it. */
export function tileWidth(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, levelNodes(level, size) - index * TILE_WIDTH));
}

/** The partial tiles on the right edge of a tree, lowest level first. */
export function partialTiles(size: number): TileId[] {
  const tiles: TileId[] = [];
  for (let level = 0, nodes = size; nodes > 0; level++, nodes = levelNodes(level, size)) {
    const width = nodes % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(nodes / TILE_WIDTH), width });
  }
  return tiles;
}

/** The hash at a position in a tile, as a view. */
export function hashInTile(hashes: Uint8Array, place: number): Uint8Array {
  return hashes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES);
}

/** Path of a tile under the log's prefix: `tile/0/x001/x234/067` or, partial, `tile/0/x001/x234/067.p/8`. */
export function tilePath({ level, index, width }: TileId): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  const place = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${place}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** The tile that a path names, or undefined if it is not in its one valid form. */
export function parseTilePath(path: string): TileId | undefined {
  const match = /^tile\/(\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (match === null) return undefined;
  const tile: TileId = {
    level: Number(match[1]),
    index: Number(match[2]!.replaceAll(/[x/]/g, '')),
    width: match[3] === undefined ? TILE_WIDTH : Number(match[3]),
  };
  const isPossible =
    tile.level <= 63 && Number.isSafeInteger(tile.index) && tile.width >= 1 && tile.width <= TILE_WIDTH;
  return isPossible && tilePath(tile) === path ? tile : undefined;
}
