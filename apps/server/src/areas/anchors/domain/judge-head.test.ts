import { appendLeaves, EMPTY_EDGE, encodeBase64, leafHash, proveConsistency, type TreeHead } from '@muster/proofs';
import { describe, expect, test } from 'vitest';
import { judgeHead, NOTHING_SEEN, readRequest } from './judge-head.ts';

const leaves = (count: number, changed = -1) =>
  Array.from({ length: count }, (_, at) => leafHash(Buffer.from(at === changed ? `other ${at}` : `entry ${at}`)));
const treeOf = (count: number, changed?: number) => appendLeaves(EMPTY_EDGE, leaves(count, changed));
const headOf = (size: number, changed?: number): TreeHead => ({ size, root: treeOf(size, changed).root });

async function ask(older: number, newer: number, changed?: number) {
  const { tiles } = treeOf(newer, changed);
  const readTile = (level: number, index: number) =>
    tiles.find((tile) => tile.level === level && tile.index === index)?.hashes;
  const proof = older === 0 || older === newer ? [] : await proveConsistency(older, newer, readTile);
  if (!Array.isArray(proof) && 'ok' in proof && !proof.ok) throw new Error(proof.detail);
  return { old: older, proof: Array.isArray(proof) ? proof : proof.ok ? proof.value : [], note: '' };
}

describe('a head is cosigned only where it extends the last one seen [GOV 7.5]', () => {
  test('the first as it comes, then each that leads on from the last, also the same again', async () => {
    expect(judgeHead(NOTHING_SEEN, headOf(7), await ask(0, 7))).toEqual({ kind: 'extends' });
    expect(judgeHead(headOf(7), headOf(7), await ask(7, 7))).toEqual({ kind: 'extends' });
    expect(judgeHead(headOf(7), headOf(300), await ask(7, 300))).toEqual({ kind: 'extends' });
    expect(judgeHead(NOTHING_SEEN, NOTHING_SEEN, await ask(0, 0))).toEqual({ kind: 'extends' });
  });

  test('a fork, a history that was rewritten, and one that was cut off are told apart', async () => {
    const fork = { kind: 'contradicts', problem: 'forked' };
    expect(judgeHead(headOf(7), headOf(7, 3), await ask(7, 7))).toEqual(fork);
    expect(judgeHead(headOf(7), headOf(300, 3), await ask(7, 300, 3))).toEqual({
      kind: 'contradicts',
      problem: 'unproven',
    });
    expect(judgeHead(headOf(7), headOf(6), await ask(6, 6))).toEqual({ kind: 'contradicts', problem: 'older' });
    expect(judgeHead(NOTHING_SEEN, { size: 0, root: new Uint8Array(32) }, await ask(0, 0))).toEqual(fork);
  });

  test('whoever asks from elsewhere is told where to ask from', async () => {
    expect(judgeHead(headOf(7), headOf(300), await ask(5, 300))).toEqual({ kind: 'elsewhere' });
    expect(judgeHead(headOf(7), headOf(300), await ask(0, 300))).toEqual({ kind: 'elsewhere' });
    expect(judgeHead(headOf(7), headOf(300), { old: 301, proof: [], note: '' })).toEqual({ kind: 'malformed' });
  });
});

describe('a request of add-checkpoint', () => {
  const hash = encodeBase64(new Uint8Array(32));

  test('is an old size, hashes, a blank line and the checkpoint as it was signed', () => {
    expect(readRequest(`old 7\n${hash}\n\norigin\n8\nroot\n\nsignature\n`)).toEqual({
      old: 7,
      proof: [new Uint8Array(32)],
      note: 'origin\n8\nroot\n\nsignature\n',
    });
    expect(readRequest('old 0\n\nnote')).toEqual({ old: 0, proof: [], note: 'note' });
  });

  test.each([
    '',
    '\n\n',
    'old 7',
    'old 07\n\nnote',
    'old -1\n\nnote',
    'old 99999999999999999\n\nnote',
    'size 7\n\nnote',
    'old 7\nAA==\n\nnote',
    'old 7\nno base64!\n\nnote',
    `old 7\n${`${hash}\n`.repeat(64)}\nnote`,
  ])('is none: %j', (body) => {
    expect(readRequest(body)).toBeUndefined();
  });
});
