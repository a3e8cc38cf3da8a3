import { depth, isDeep } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyInclusion, type InclusionClaim } from './inclusion.ts';
import { leafHash } from './merkle.ts';
import { naiveTree, numberedLeaves } from './naive-tree.ts';

const LEAVES = numberedLeaves(300);
const tree = naiveTree(LEAVES);
const small = isDeep ? 40 : 20;

function honestClaim(index: number, size: number): InclusionClaim {
  return { index, size, leaf: LEAVES[index]!, proof: tree.inclusion(index, size), root: tree.root(size) };
}

const place = fc
  .integer({ min: 1, max: LEAVES.length })
  .chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)));

function flipBit(hash: Uint8Array, bit: number): Uint8Array {
  return hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}

describe('inclusion proofs', () => {
  test(`every leaf of every tree of up to ${small} leaves verifies, at its own index only`, () => {
    for (let size = 1; size <= small; size++) {
      for (let index = 0; index < size; index++) {
        const claim = honestClaim(index, size);
        const places = Array.from({ length: size }, (_, other) => other);
        expect(places.filter((other) => verifyInclusion({ ...claim, index: other }).ok)).toEqual([index]);
      }
    }
  });

  test('the steps lead, joint by joint, from the leaf to the root', () => {
    fc.assert(
      fc.property(place, ([index, size]) => {
        const claim = honestClaim(index, size);
        const verified = verifyInclusion(claim);
        if (!verified.ok) throw new Error(verified.detail);
        let hash = claim.leaf;
        for (const [i, step] of verified.value.entries()) {
          expect(step[step.given]).toEqual(claim.proof[i]);
          expect(step[step.given === 'left' ? 'right' : 'left']).toEqual(hash);
          hash = step.parent;
        }
        expect(hash).toEqual(claim.root);
      }),
      { seed: 11, numRuns: 25 * depth },
    );
  });

  test('one flipped bit anywhere is refused', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.nat(255), ([index, size], where, bit) => {
        const claim = honestClaim(index, size);
        const target = where % (claim.proof.length + 2);
        const proof = claim.proof.map((hash, i) => (i === target ? flipBit(hash, bit) : hash));
        const leaf = target === proof.length ? flipBit(claim.leaf, bit) : claim.leaf;
        const root = target === proof.length + 1 ? flipBit(claim.root, bit) : claim.root;
        expect(verifyInclusion({ ...claim, proof, leaf, root })).toMatchObject({ ok: false, problem: 'root-differs' });
      }),
      { seed: 12, numRuns: 25 * depth },
    );
  });

  test('a hash added, repeated or taken away anywhere is refused', () => {
    fc.assert(
      fc.property(place, fc.nat(), ([index, size], where) => {
        const claim = honestClaim(index, size);
        const at = where % (claim.proof.length + 1);
        for (const extra of [claim.root, claim.leaf, claim.proof[0] ?? claim.leaf]) {
          expect(verifyInclusion({ ...claim, proof: claim.proof.toSpliced(at, 0, extra) }).ok).toBe(false);
        }
        if (at < claim.proof.length)
          expect(verifyInclusion({ ...claim, proof: claim.proof.toSpliced(at, 1) }).ok).toBe(false);
      }),
      { seed: 13, numRuns: 25 * depth },
    );
  });

  test.each([
    { index: 0, size: 0 },
    { index: 8, size: 8 },
    { index: -1, size: 8 },
    { index: 0.5, size: 8 },
    { index: 0, size: Number.NaN },
    { index: 0, size: 2 ** 53 },
  ])('index $index of size $size is no place in a tree', ({ index, size }) => {
    expect(verifyInclusion({ ...honestClaim(0, 8), index, size })).toMatchObject({ ok: false, problem: 'malformed' });
  });

  test('a hash that is not 32 bytes long is refused wherever it stands', () => {
    const claim = honestClaim(3, 8);
    for (const bad of [new Uint8Array(0), new Uint8Array(31), new Uint8Array(33)]) {
      expect(verifyInclusion({ ...claim, leaf: bad })).toMatchObject({ problem: 'malformed' });
      expect(verifyInclusion({ ...claim, root: bad })).toMatchObject({ problem: 'malformed' });
      expect(verifyInclusion({ ...claim, proof: claim.proof.with(1, bad) })).toMatchObject({ problem: 'malformed' });
    }
  });

  test('pitfall: an interior node passes for leaf 0 of a 4-leaf tree, so size and leaf must never come from the client', () => {
    const pairs = [0, 2, 4, 6].map((i) => naiveTree(LEAVES.slice(i, i + 2)).root());
    const proof = naiveTree(pairs).inclusion(0);
    const claim = { index: 0, size: 4, leaf: pairs[0]!, proof, root: tree.root(8) };
    expect(verifyInclusion(claim).ok).toBe(true);
    expect(verifyInclusion({ ...claim, size: 8 }).ok).toBe(false);
    expect(verifyInclusion({ ...claim, leaf: leafHash(pairs[0]!) }).ok).toBe(false);
  });
});
