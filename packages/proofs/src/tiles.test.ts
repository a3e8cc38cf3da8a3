import { describe, expect, test } from 'vitest';
import { parseTilePath, partialTiles, tilePath, tileWidth } from './tiles.ts';

describe('tile layout of C2SP tlog-tiles', () => {
  test('a tree of 70,000 has 273 full leaf tiles, partial ones of 112, 17 and 1', () => {
    expect(partialTiles(70_000)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect([
      tileWidth(0, 272, 70_000),
      tileWidth(1, 0, 70_000),
      tileWidth(0, 274, 70_000),
      tileWidth(3, 0, 70_000),
    ]).toEqual([256, 256, 0, 0]);
  });

  test('a tree of 256 is one full leaf tile and a partial one of one hash above', () => {
    expect(partialTiles(256)).toEqual([{ level: 1, index: 0, width: 1 }]);
    expect(partialTiles(0)).toEqual([]);
  });

  test.each([
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 0, index: 1_234_067, width: 8 }, 'tile/0/x001/x234/067.p/8'],
    [{ level: 2, index: 0, width: 1 }, 'tile/2/000.p/1'],
    [{ level: 1, index: 999, width: 256 }, 'tile/1/999'],
    [{ level: 1, index: 1000, width: 256 }, 'tile/1/x001/000'],
  ])('%j is found at %s and back', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  test.each([
    'tile/64/000',
    'tile/00/000',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/08',
    '/tile/0/000',
    'tile/entries/000',
  ])('%s names no tile', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});
