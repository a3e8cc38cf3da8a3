import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeHex, encodeHex } from './sha256.ts';
import { emptyRoot, leafHash, nodeHash } from './merkle.ts';
import { naiveTree } from './naive-tree.ts';
import { createTreeBuilder } from './tree-builder.ts';
import { encodeUtf8 } from './utf8.ts';

/** Entries of the reference tree shared by Certificate Transparency implementations, and its roots at sizes 0 to 8. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the Merkle tree of RFC 9162', () => {
  test('hashes leaves, nodes and nothing to the known answers', () => {
    expect(encodeHex(emptyRoot())).toBe(ROOTS[0]);
    expect(encodeHex(leafHash(new Uint8Array(0)))).toBe(ROOTS[1]);
    expect(encodeHex(leafHash(encodeUtf8('L123456')))).toMatch(/^395aa064.*4d56$/);
    // nodeHash is defined over two hashes; the shared answer for shorter children is checked on the raw definition.
    expect(hash('sha256', Uint8Array.of(1, ...encodeUtf8('N123'), ...encodeUtf8('N456')))).toMatch(/^aa217fe8.*6bbb$/);
    expect(encodeHex(nodeHash(decodeHex(ROOTS[1]!)!, leafHash(Uint8Array.of(0))))).toBe(ROOTS[2]);
  });

  test('grows to the known root at every size, one leaf at a time as recursively', () => {
    const builder = createTreeBuilder();
    const leaves = ENTRIES.map((entry) => leafHash(decodeHex(entry)!));
    for (let size = 0; size <= ENTRIES.length; size++) {
      expect(encodeHex(builder.root())).toBe(ROOTS[size]);
      expect(encodeHex(naiveTree(leaves).root(size))).toBe(ROOTS[size]);
      if (size < ENTRIES.length) builder.append(leaves[size]!);
    }
  });

  test('a leaf larger than the scratch buffer hashes as any other, with any SHA-256', () => {
    const native = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');
    for (const length of [0, 1, 4094, 4095, 4096, 100_000]) {
      const entry = new Uint8Array(length).fill(7);
      expect(encodeHex(leafHash(entry))).toBe(hash('sha256', Uint8Array.of(0, ...entry)));
      expect(encodeHex(leafHash(entry, native))).toBe(encodeHex(leafHash(entry)));
    }
  });
});
