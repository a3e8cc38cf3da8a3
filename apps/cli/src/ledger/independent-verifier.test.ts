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
  formatExportPruning,
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

/** Runs it like an auditor: a separate process with a file, a key and optionally a kept checkpoint. */
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
    const stranger = noteSigner('muster.test/ledger', new Uint8Array(32).fill(8));
    const strangers = signCheckpoint({ origin: signer.name, size: 280, root: new Uint8Array(32) }, [stranger]);
    const forked = signCheckpoint({ origin: signer.name, size: 100, root: new Uint8Array(32) }, [signer]);
    for (const [lines, words, given, witness] of [
      [whole.with(at + 7, textOf(70)), /not those that were signed/],
      [whole.toSpliced(at + 7, 1), /not those that were signed/],
      [whole.slice(0, -1), /cut off at entry 299/],
      [[...whole, textOf(3)], /beyond what is signed/],
      [whole.toSpliced(at + 7, 0, textOf(7)), /entry 8 is doubled/],
      [[...whole, textOf(SIZE - 1)], /entry 300 is doubled/],
      [whole.with(at + 7, textOf(7).slice(0, 20)), /entry 7 is not whole/],
      [whole.toSpliced(at + 7, 2, textOf(7) + textOf(8)), /entry 7 is not whole/],
      [whole.with(1, whole[2] ?? '').with(2, whole[1] ?? ''), /out of order/],
      [whole.with(2, whole[1] ?? ''), /out of order/],
      [whole.toSpliced(2, 1), /the last checkpoint is of size 280/],
      [whole.with(2, formatExportCheckpoint(headOf(290))), /the last checkpoint is of size 290/],
      [whole.with(1, formatExportCheckpoint(strangers)), /signed by no key of this ledger/],
      [whole.with(0, (whole[0] ?? '').replace(`"size":${SIZE}`, `"size":${SIZE - 1}`)), /not that of its checkpoint/],
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

  test('holds for whoever has the newest key alone after a rotation', async () => {
    const next = noteSigner(signer.name, new Uint8Array(32).fill(9));
    const both = signCheckpoint({ origin: signer.name, size: SIZE, root: tree.root }, [signer, next]);
    const lines = await file(0);
    const header = JSON.parse(lines[0] ?? '') as object;
    const keys = [key, encodeVerifierKey(next)];
    const rotated = lines
      .with(0, JSON.stringify({ ...header, keys, checkpoint: both }))
      .with(2, formatExportCheckpoint(both));
    expect(await run(rotated, encodeVerifierKey(next))).toMatchObject({ code: 0 });
    expect(await run(rotated, key)).toMatchObject({ code: 0 });
    // Other entries signed by another key, which the header names: not by the key the auditor has.
    expect(await run(lines, encodeVerifierKey(next))).toMatchObject({ code: 1 });
  });

  test('takes a pruning that lies beyond the end of the file by its receipt, and not without', async () => {
    const to = SIZE - 1;
    const edge = await readEdge(256, readTile);
    const [proof, kept] = [await proveInclusion(to, SIZE, readTile), await proveInclusion(7, to, readTile)];
    if (!edge.ok || !proof.ok || !kept.ok) throw new Error('there are proofs');
    const head = headOf(to);
    const about = { entry: Buffer.from(textOf(to)), index: to, proof: proof.value, checkpoint };
    const own = { entry: Buffer.from(textOf(7)), index: 7, proof: kept.value, checkpoint: head };
    const header = { origin: signer.name, keys: [key], from: 256, size: to, frontier: edge.value, checkpoint: head };
    const honest = [
      formatExportHeader({ ...header, prunedBelow: 256 }),
      formatExportPruning(formatReceipt(about)),
      formatExportReceipt(formatReceipt(own)),
      formatExportCheckpoint(head),
      ...Array.from({ length: to - 256 }, (_, place) => textOf(256 + place)),
    ];
    expect(await run(honest)).toMatchObject({ code: 0 });
    expect((await run(honest.toSpliced(1, 1))).said).toMatch(/no signed entry owns up to that/);
    expect((await run(honest.toSpliced(2, 1))).said).toMatch(/1 older entries were kept, the file has 0/);
  });

  test('asks for the key, which nothing in the file can stand in for', async () => {
    const path = join(folder, 'ledger.ndjson');
    writeFileSync(path, (await file(0)).join('\n'));
    const code = await new Promise((resolve) => {
      execFile(process.execPath, [VERIFIER, path], (failure) => resolve(failure?.code));
    });
    expect(code).toBe(2);
  });
});
