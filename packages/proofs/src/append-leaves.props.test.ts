import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendLeaves, EMPTY_EDGE, type TreeEdge } from './append-leaves.ts';
import { equalBytes } from './bytes.ts';
import { naiveConsistency, naiveInclusion, naiveRoot, numberedLeaves } from './naive-tree.ts';
import { proveConsistency, proveInclusion, readEdge, rootFromTiles } from './prove-from-tiles.ts';
import type { ReadTile } from './read-tiles.ts';
import { parseTilePath, tilePath, tileWidth, type Tile } from './tiles.ts';

/** A tile store as the sequencer keeps it: one row a place, partial tiles overwritten. */
function createStore() {
  const rows = new Map<string, Tile>();
  const write = (tiles: readonly Tile[]) => tiles.forEach((tile) => rows.set(`${tile.level}/${tile.index}`, tile));
  const read: ReadTile = (level, index) => rows.get(`${level}/${index}`)?.hashes;
  return { rows, write, read };
}

const LEAVES = numberedLeaves(70_000);

/** The tree of the first leaves, and its edge after each batch. */
function growBy(batches: readonly number[]) {
  const store = createStore();
  const edges: TreeEdge[] = [];
  let edge: TreeEdge = EMPTY_EDGE;
  let root = naiveRoot([]);
  for (const batch of batches) {
    const appended = appendLeaves(edge, LEAVES.slice(edge.size, edge.size + batch));
    store.write(appended.tiles);
    ({ edge, root } = appended);
    edges.push(edge);
  }
  return { store, edges, edge, root };
}

const grownTo70k = growBy(Array.from({ length: 70 }, () => 1000));

const batches = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 5 });

describe('the tiled tree', () => {
  test('however leaves are batched: same root as the recursive tree, same tiles', () => {
    fc.assert(
      fc.property(batches, (sizes) => {
        const grown = growBy(sizes);
        const atOnce = growBy([grown.edge.size]);
        expect(equalBytes(grown.root, naiveRoot(LEAVES, 0, grown.edge.size))).toBe(true);
        expect(grown.edge).toEqual(atOnce.edge);
        expect(Object.fromEntries(grown.store.rows)).toEqual(Object.fromEntries(atOnce.store.rows));
        for (const { level, index, width } of grown.store.rows.values())
          expect(width).toBe(tileWidth(level, index, grown.edge.size));
      }),
      { seed: 31, numRuns: 40 },
    );
  });

  test('a full tile is returned once, a partial one whenever it changed', () => {
    const first = appendLeaves(EMPTY_EDGE, LEAVES.slice(0, 300));
    expect(first.tiles.map(tilePath)).toEqual(['tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1']);
    const second = appendLeaves(first.edge, LEAVES.slice(300, 301));
    expect(second.tiles.map(tilePath)).toEqual(['tile/0/001.p/45']);
    expect(appendLeaves(second.edge, []).tiles).toEqual([]);
    // The first edge still stands: a batch whose transaction rolled back is simply appended again.
    expect(appendLeaves(first.edge, LEAVES.slice(300, 301))).toEqual(second);
  });

  test('the right edge read back from the tiles is the one that was written', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (sizes) => {
        const { edge, store } = growBy(sizes);
        expect(await readEdge(edge.size, store.read)).toEqual({ ok: true, value: edge });
      }),
      { seed: 32, numRuns: 30 },
    );
  });

  test('growth goes on from an edge read back as from the one in memory', async () => {
    for (const size of [255, 256, 257, 65_535, 65_536, 65_537]) {
      const read = await readEdge(size, grownTo70k.store.read);
      if (!read.ok) throw new Error(read.detail);
      // What follows an equal edge is equal: an append depends on nothing else.
      const later = grownTo70k.edges.find((edge) => edge.size > size)!;
      expect(appendLeaves(read.value, LEAVES.slice(size, later.size)).edge).toEqual(later);
    }
  });

  test('proofs from tiles, of old sizes too, are those of the recursive tree', async () => {
    const store = growBy([900]).store;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 900 }), fc.nat(), async (size, seed) => {
        const index = seed % size;
        expect(await proveInclusion(index, size, store.read)).toEqual({
          ok: true,
          value: naiveInclusion(index, LEAVES, 0, size),
        });
        expect(await proveConsistency(index + 1, size, store.read)).toEqual({
          ok: true,
          value: naiveConsistency(index + 1, LEAVES, 0, size),
        });
        expect(await rootFromTiles(size, store.read)).toEqual({ ok: true, value: naiveRoot(LEAVES, 0, size) });
      }),
      { seed: 33, numRuns: 60 },
    );
  });

  test('a tree of three levels proves its first, last and middle leaves', async () => {
    for (const index of [0, 255, 256, 65_535, 65_536, 69_999]) {
      expect(await proveInclusion(index, 70_000, grownTo70k.store.read)).toEqual({
        ok: true,
        value: naiveInclusion(index, LEAVES),
      });
    }
  });

  test('each tile is asked for once, with the width that a static file of that size has', async () => {
    const asked: string[] = [];
    const read: ReadTile = (level, index, width) => {
      asked.push(tilePath({ level, index, width }));
      const tile = parseTilePath(asked.at(-1)!)!;
      return grownTo70k.store.rows.get(`${tile.level}/${tile.index}`)!.hashes;
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
