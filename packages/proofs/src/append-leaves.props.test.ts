import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendLeaves, EMPTY_EDGE, type TreeEdge } from './append-leaves.ts';
import { equalBytes } from './bytes.ts';
import { encodeHex, portableSha256, type Sha256 } from './sha256.ts';
import { naiveTree, numberedLeaves } from './naive-tree.ts';
import { proveConsistency, proveInclusion, readEdge, rootFromTiles } from './prove-from-tiles.ts';
import type { ReadTile } from './read-tiles.ts';
import { parseTilePath, tilePath, tileWidth, type Tile } from './tiles.ts';

/** A tile store like the sequencer's: one row per position, partial tiles overwritten. */
function createStore() {
  const rows = new Map<string, Tile>();
  const write = (tiles: readonly Tile[]) => tiles.forEach((tile) => rows.set(`${tile.level}/${tile.index}`, tile));
  const read: ReadTile = (level, index) => rows.get(`${level}/${index}`)?.hashes;
  return { rows, write, read };
}

const LEAVES = numberedLeaves(70_000);
const tree = naiveTree(LEAVES);

/** The tree of the first leaves, and its edge after each batch. */
function growBy(batches: readonly number[], sha256 = portableSha256) {
  const store = createStore();
  const edges: TreeEdge[] = [];
  let edge: TreeEdge = EMPTY_EDGE;
  let root = tree.root(0);
  for (const batch of batches) {
    const appended = appendLeaves(edge, LEAVES.slice(edge.size, edge.size + batch), sha256);
    store.write(appended.tiles);
    ({ edge, root } = appended);
    edges.push(edge);
  }
  return { store, edges, edge, root };
}

/**
 * Not secure against forgery, but as good as SHA-256 at distinguishing the nodes of a large tree, and several times as
 * fast.
 */
const quickHash: Sha256 = (bytes) => {
  const lanes = new Uint32Array(8);
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul((b << 5) | (b >>> 27), 0x85ebca6b) ^ a;
  }
  for (let lane = 0; lane < 8; lane++) lanes[lane] = a = Math.imul(a ^ (b + lane), 0xc2b2ae35) ^ (a >>> 15);
  return new Uint8Array(lanes.buffer);
};

/** A tree of three levels of tiles. */
const large = growBy(
  Array.from({ length: 70 }, () => 1000),
  quickHash,
);

/** Tiles as text, which compares faster than bytes. */
const shown = (rows: ReadonlyMap<string, Tile>) =>
  Object.fromEntries([...rows].map(([place, tile]) => [place, { ...tile, hashes: encodeHex(tile.hashes) }]));

const batches = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 5 });

describe('the tiled tree', () => {
  test('however leaves are batched: same root as the recursive tree, same tiles', () => {
    fc.assert(
      fc.property(batches, (sizes) => {
        const grown = growBy(sizes);
        const atOnce = growBy([grown.edge.size]);
        expect(equalBytes(grown.root, tree.root(grown.edge.size))).toBe(true);
        expect(grown.edge).toEqual(atOnce.edge);
        expect(shown(grown.store.rows)).toEqual(shown(atOnce.store.rows));
        for (const { level, index, width } of grown.store.rows.values())
          expect(width).toBe(tileWidth(level, index, grown.edge.size));
      }),
      { seed: 31, numRuns: 10 * depth },
    );
  });

  test('a full tile is returned once, a partial one whenever it changed', () => {
    const first = appendLeaves(EMPTY_EDGE, LEAVES.slice(0, 300));
    expect(first.tiles.map(tilePath)).toEqual(['tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1']);
    const second = appendLeaves(first.edge, LEAVES.slice(300, 301));
    expect(second.tiles.map(tilePath)).toEqual(['tile/0/001.p/45']);
    expect(appendLeaves(second.edge, []).tiles).toEqual([]);
    // The first edge is still valid: a batch whose transaction rolled back is simply appended again.
    expect(appendLeaves(first.edge, LEAVES.slice(300, 301))).toEqual(second);
  });

  test('the right edge read back from the tiles is the one that was written', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (sizes) => {
        const { edge, store } = growBy(sizes);
        expect(await readEdge(edge.size, store.read)).toEqual({ ok: true, value: edge });
      }),
      { seed: 32, numRuns: 8 * depth },
    );
  });

  test('growth goes on from an edge read back as from the one in memory', async () => {
    for (const size of [255, 256, 257, 65_535, 65_536, 65_537]) {
      const read = await readEdge(size, large.store.read, quickHash);
      if (!read.ok) throw new Error(read.detail);
      // Appending to equal edges gives equal results: an append depends on nothing else.
      const later = large.edges.find((edge) => edge.size > size)!;
      expect(appendLeaves(read.value, LEAVES.slice(size, later.size), quickHash).edge).toEqual(later);
    }
  });

  test('proofs from tiles, of old sizes too, are those of the recursive tree', async () => {
    const store = growBy([900]).store;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 900 }), fc.nat(), async (size, seed) => {
        const index = seed % size;
        expect(await proveInclusion(index, size, store.read)).toEqual({
          ok: true,
          value: tree.inclusion(index, size),
        });
        expect(await proveConsistency(index + 1, size, store.read)).toEqual({
          ok: true,
          value: tree.consistency(index + 1, size),
        });
        expect(await rootFromTiles(size, store.read)).toEqual({ ok: true, value: tree.root(size) });
      }),
      { seed: 33, numRuns: 15 * depth },
    );
  });

  test('a tree of three levels proves its first, last and middle leaves', async () => {
    const naive = naiveTree(LEAVES, quickHash);
    expect(large.root).toEqual(naive.root());
    for (const index of [0, 255, 256, 65_535, 65_536, 69_999]) {
      expect(await proveInclusion(index, 70_000, large.store.read, quickHash)).toEqual({
        ok: true,
        value: naive.inclusion(index),
      });
    }
  });

  test('each tile is asked for once, with the width that a static file of that size has', async () => {
    const asked: string[] = [];
    const read: ReadTile = (level, index, width) => {
      asked.push(tilePath({ level, index, width }));
      const tile = parseTilePath(asked.at(-1)!)!;
      return large.store.rows.get(`${tile.level}/${tile.index}`)!.hashes;
    };
    await proveInclusion(66_000, 69_000, read);
    expect(asked).toHaveLength(new Set(asked).size);
    expect(asked).toContain('tile/0/269.p/136');
    for (const path of asked) {
      const { level, index, width } = parseTilePath(path)!;
      expect(width).toBe(tileWidth(level, index, 69_000));
    }
  });

  test('a missing or short tile is a named failure, and so is a place outside the tree', async () => {
    const { read } = growBy([300]).store;
    expect(await proveInclusion(5, 300, () => undefined)).toMatchObject({ ok: false, problem: 'tile-missing' });
    expect(
      await proveInclusion(5, 300, (level, index, width) => read(level, index, width) && new Uint8Array(32)),
    ).toMatchObject({ ok: false, problem: 'tile-short' });
    expect(await proveInclusion(300, 300, read)).toMatchObject({ ok: false, problem: 'outside-tree' });
    expect(await proveConsistency(0, 300, read)).toMatchObject({ ok: false, problem: 'outside-tree' });
    expect(await proveConsistency(301, 300, read)).toMatchObject({ ok: false, problem: 'outside-tree' });
  });
});
