import { depth, isDeep } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyConsistency } from './consistency.ts';
import { emptyRoot } from './merkle.ts';
import { naiveTree, numberedLeaves } from './naive-tree.ts';

const LEAVES = numberedLeaves(300);
const tree = naiveTree(LEAVES);
const small = isDeep ? 40 : 20;

function headOf(size: number) {
  return { size, root: tree.root(size) };
}

const growth = fc
  .integer({ min: 2, max: LEAVES.length })
  .chain((newer) => fc.tuple(fc.integer({ min: 1, max: newer - 1 }), fc.constant(newer)));

describe('consistency proofs', () => {
  test(`every pair of sizes up to ${small} verifies, and with no other older size`, () => {
    for (let newer = 1; newer <= small; newer++) {
      for (let older = 1; older <= newer; older++) {
        const proof = tree.consistency(older, newer);
        expect(verifyConsistency(headOf(older), headOf(newer), proof)).toEqual({ ok: true, value: { size: newer } });
        if (older > 1)
          expect(verifyConsistency({ ...headOf(older), size: older - 1 }, headOf(newer), proof).ok).toBe(false);
      }
    }
  });

  test('a changed root, a flipped bit, an added or a missing hash is refused', () => {
    fc.assert(
      fc.property(growth, fc.nat(), ([older, newer], where) => {
        const proof = tree.consistency(older, newer);
        const at = where % proof.length;
        const check = (changed: readonly Uint8Array[]) => verifyConsistency(headOf(older), headOf(newer), changed).ok;
        expect(check(proof)).toBe(true);
        expect(
          check(
            proof.with(
              at,
              proof[at]!.map((byte, i) => (i === 0 ? byte ^ 16 : byte)),
            ),
          ),
        ).toBe(false);
        expect(check(proof.toSpliced(at, 1))).toBe(false);
        expect(check(proof.toSpliced(at, 0, proof[at]!))).toBe(false);
        expect(check([...proof, headOf(newer).root])).toBe(false);
        expect(check([])).toBe(false);
        expect(
          verifyConsistency({ size: older, root: headOf(newer).root }, { size: newer, root: headOf(older).root }, proof)
            .ok,
        ).toBe(false);
      }),
      { seed: 21, numRuns: 25 * depth },
    );
  });

  test('a tree in which one old leaf was changed is not an extension of the old one', () => {
    fc.assert(
      fc.property(growth, fc.nat(), ([older, newer], where) => {
        const forged = naiveTree(LEAVES.slice(0, newer).with(where % older, new Uint8Array(32)));
        const result = verifyConsistency(
          headOf(older),
          { size: newer, root: forged.root() },
          forged.consistency(older),
        );
        expect(result.ok).toBe(false);
      }),
      { seed: 22, numRuns: 25 * depth },
    );
  });

  test('an empty older tree proves nothing, whatever the proof', () => {
    const empty = { size: 0, root: emptyRoot() };
    expect(verifyConsistency(empty, headOf(5), [])).toMatchObject({ ok: false, problem: 'empty-start' });
    expect(verifyConsistency(empty, headOf(5), tree.consistency(1, 5))).toMatchObject({
      ok: false,
      problem: 'empty-start',
    });
    expect(verifyConsistency(empty, empty, []).ok).toBe(true);
    const invented = { size: 0, root: headOf(5).root };
    expect(verifyConsistency(invented, invented, [])).toMatchObject({ ok: false, problem: 'root-differs' });
  });

  test('equal sizes need equal roots and no proof', () => {
    expect(verifyConsistency(headOf(5), headOf(5), []).ok).toBe(true);
    expect(verifyConsistency(headOf(5), headOf(5), [headOf(5).root])).toMatchObject({ problem: 'wrong-length' });
    expect(verifyConsistency(headOf(5), { size: 5, root: headOf(4).root }, [])).toMatchObject({
      problem: 'root-differs',
    });
  });

  test('a tree does not shrink, and sizes and hashes are well formed', () => {
    expect(verifyConsistency(headOf(5), headOf(4), [])).toMatchObject({ problem: 'shrunk' });
    expect(verifyConsistency({ ...headOf(4), size: 4.5 }, headOf(5), [])).toMatchObject({ problem: 'malformed' });
    expect(
      verifyConsistency({ size: 5, root: new Uint8Array(8) }, { size: 5, root: new Uint8Array(8) }, []),
    ).toMatchObject({ problem: 'malformed' });
  });
});
