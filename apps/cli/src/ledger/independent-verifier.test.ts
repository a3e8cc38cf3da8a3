import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  appendLeaves,
  EMPTY_EDGE,
  encodeVerifierKey,
  formatExportCheckpoint,
  formatExportHeader,
  formatExportReceipt,
  formatReceipt,
  leafHash,
  noteSigner,
  proveInclusion,
  readEdge,
  signCheckpoint,
} from '@muster/proofs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const VERIFIER = join(import.meta.dirname, '../../../../docs/verify-ledger.mjs');
const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
const key = encodeVerifierKey(signer);
const SIZE = 300;

const textOf = (seq: number): string =>
  seq === SIZE - 1
    ? '{"action":"ledger.pruned","data":{"below":256,"kept":1}}'
    : `{"action":"thing.done","data":{"number":${seq}}}`;
const leaves = Array.from({ length: SIZE }, (_, seq) => leafHash(Buffer.from(textOf(seq))));
const tree = appendLeaves(EMPTY_EDGE, leaves);
const readTile = (level: number, index: number) =>
  tree.tiles.find((tile) => tile.level === level && tile.index === index)?.hashes;
const headOf = (size: number): string => {
  const { root } = appendLeaves(EMPTY_EDGE, leaves.slice(0, size));
  return signCheckpoint({ origin: signer.name, size, root }, [signer]);
};
const checkpoint = headOf(SIZE);

async function file(from: number, prunedBelow?: number): Promise<string[]> {
  const edge = await readEdge(from, readTile);
  if (!edge.ok) throw new Error(edge.detail);
  return [
    formatExportHeader({
      origin: signer.name,
      keys: [key],
      from,
      size: SIZE,
      frontier: edge.value,
      checkpoint,
      ...(prunedBelow === undefined ? {} : { prunedBelow }),
    }),
    ...(prunedBelow === undefined ? [] : [await receipt(7)]),
    formatExportCheckpoint(headOf(280)),
    formatExportCheckpoint(checkpoint),
    ...Array.from({ length: SIZE - from }, (_, place) => textOf(from + place)),
  ];
}

async function receipt(index: number): Promise<string> {
  const proof = await proveInclusion(index, SIZE, readTile);
  if (!proof.ok) throw new Error(proof.detail);
  return formatExportReceipt(
    formatReceipt({ entry: Buffer.from(textOf(index)), index, proof: proof.value, checkpoint }),
  );
}

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'independent-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs it as an auditor does: a process of its own, with a file, a key and perhaps a kept checkpoint. */
async function run(lines: readonly string[], given = key, witness?: string) {
  const path = join(folder, 'ledger.ndjson');
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  if (witness !== undefined) writeFileSync(join(folder, 'kept'), witness);
  const words = [VERIFIER, path, given, ...(witness === undefined ? [] : [join(folder, 'kept')])];
  return new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, words, (failure, out, err) =>
      resolve({ code: failure === null ? 0 : Number(failure.code), said: out + err }),
    );
  });
}

describe('the verifier in one file, written from the page of the format [GOV 7.5]', () => {
  test('finds an export to hold, whole and pruned, and beside a checkpoint that was kept', async () => {
    expect(await run(await file(0), key, headOf(100))).toMatchObject({ code: 0 });
    const pruned = await run(await file(256, 256));
    expect(pruned.said).toMatch(/holds: entries 256 to 299.*and 1 older/s);
    expect(pruned.code).toBe(0);
    expect((await run(await file(100))).code).toBe(5);
  });

  test('names what does not hold', async () => {
    const [whole, pruned] = [await file(0), await file(256, 256)];
    const at = whole.indexOf(textOf(0));
    const other = encodeVerifierKey(noteSigner('muster.test/ledger', new Uint8Array(32).fill(8)));
    const forked = signCheckpoint({ origin: signer.name, size: 100, root: new Uint8Array(32) }, [signer]);
    for (const [lines, words, given, witness] of [
      [whole.with(at + 7, textOf(70)), /not those that were signed/],
      [whole.toSpliced(at + 7, 1), /not those that were signed/],
      [whole.slice(0, -1), /cut off at entry 299/],
      [[...whole, textOf(3)], /beyond what is signed/],
      [whole.with(1, whole[2] ?? '').with(2, whole[1] ?? ''), /out of order/],
      [pruned.toSpliced(1, 1), /1 older entries were kept, the file has 0/],
      [pruned.toSpliced(1, 0, pruned[1] ?? ''), /doubled/],
      [whole, /not signed by your key/, other],
      [whole, /not those that were signed/, key, forked],
    ] as const) {
      const { code, said } = await run(lines, given, witness);
      expect(said).toMatch(words);
      expect(code).toBe(1);
    }
  });
});
