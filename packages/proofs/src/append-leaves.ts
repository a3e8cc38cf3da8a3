import { HASH_BYTES } from './merkle.ts';
import { portableSha256, type Sha256 } from './sha256.ts';
import { TILE_HEIGHT, TILE_WIDTH, levelNodes, type Tile } from './tiles.ts';
import { createTreeBuilder, EMPTY_FRONTIER, type Frontier } from './tree-builder.ts';

/**
 * The right edge of a tiled tree: its frontier and, per level, the hashes of the partial tile (empty if the level ends
 * with a full one). Created only by `EMPTY_EDGE`, `readEdge` or `appendLeaves`.
 */
export type TreeEdge = Frontier & { readonly partials: readonly Uint8Array[] };

export const EMPTY_EDGE: TreeEdge = { ...EMPTY_FRONTIER, partials: [] };

export type Appended = {
  readonly edge: TreeEdge;
  readonly root: Uint8Array;
  /** What to store, upserted by (level, index): each tile that became full, once, and each partial one that changed. */
  readonly tiles: readonly Tile[];
};

/**
 * Extends the tree by leaf hashes, in order. Costs two hashes per leaf; the given edge stays valid if the write fails.
 */
export function appendLeaves(edge: TreeEdge, leaves: readonly Uint8Array[], sha256: Sha256 = portableSha256): Appended {
  const rows = edge.partials.map((hashes, level) => openRow(level, edge.size, hashes));
  const tiles: Tile[] = [];
  const builder = createTreeBuilder(edge, sha256, (height, hash) => {
    if (height % TILE_HEIGHT !== 0) return;
    const level = height / TILE_HEIGHT;
    const row = (rows[level] ??= openRow(level, edge.size, new Uint8Array(0)));
    row.hashes.set(hash, row.width++ * HASH_BYTES);
    row.isChanged = true;
    if (row.width === TILE_WIDTH) {
      tiles.push(closeTile(row));
      rows[level] = { level, index: row.index + 1, width: 0, hashes: row.hashes, isChanged: false };
    }
  });
  for (const leaf of leaves) builder.append(leaf);
  for (const row of rows) if (row.isChanged && row.width > 0) tiles.push(closeTile(row));
  const partials = rows.map((row) => row.hashes.slice(0, row.width * HASH_BYTES));
  return { edge: { ...builder.frontier(), partials }, root: builder.root(), tiles };
}

type OpenRow = { level: number; index: number; width: number; hashes: Uint8Array; isChanged: boolean };

function openRow(level: number, size: number, partial: Uint8Array): OpenRow {
  const hashes = new Uint8Array(TILE_WIDTH * HASH_BYTES);
  hashes.set(partial);
  const index = Math.floor(levelNodes(level, size) / TILE_WIDTH);
  return { level, index, width: partial.length / HASH_BYTES, hashes, isChanged: false };
}

function closeTile({ level, index, width, hashes }: OpenRow): Tile {
  return { level, index, width, hashes: hashes.slice(0, width * HASH_BYTES) };
}
