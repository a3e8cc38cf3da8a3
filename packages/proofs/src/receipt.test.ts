import { describe, expect, test } from 'vitest';
import { signCheckpoint } from './checkpoint.ts';
import { leafHash } from './merkle.ts';
import { naiveTree } from './naive-tree.ts';
import { noteSigner } from './note-key.ts';
import { formatReceipt, parseReceipt, verifyReceipt, type Receipt } from './receipt.ts';
import { encodeUtf8 } from './utf8.ts';

const origin = 'audit.example.com/gov-001';
const signer = noteSigner(origin, new Uint8Array(32).fill(1));
const trust = { origin, keys: [signer] };
const entries = Array.from({ length: 11 }, (_, i) => encodeUtf8(`{"action":"incident.acknowledged","n":${i}}`));
const leaves = entries.map((entry) => leafHash(entry));
const tree = naiveTree(leaves);
const checkpoint = signCheckpoint({ origin, size: 11, root: tree.root() }, [signer]);

function receiptOf(index: number): Receipt {
  return { entry: entries[index]!, index, proof: tree.inclusion(index), checkpoint };
}

describe('receipts', () => {
  test('each entry has a receipt that verifies offline and shows how its hash joins up to the signed root', () => {
    for (const index of entries.keys()) {
      const verified = verifyReceipt(receiptOf(index), trust);
      if (!verified.ok) throw new Error(verified.detail);
      const { leaf, steps, checkpoint: opened } = verified.value;
      expect(leaf).toEqual(leaves[index]);
      expect(steps).toHaveLength(receiptOf(index).proof.length);
      expect(steps.at(-1)!.parent).toEqual(opened.root);
      expect(opened).toMatchObject({ size: 11, signedBy: [signer] });
    }
  });

  test('an edited entry is not included, and the steps show where it leads instead', () => {
    const edited = { ...receiptOf(4), entry: encodeUtf8('{"action":"incident.acknowledged","n":5}') };
    const verified = verifyReceipt(edited, trust);
    expect(verified).toMatchObject({ ok: false, problem: 'not-included', checkpoint: { size: 11 } });
    if (!('steps' in verified)) throw new Error('no steps');
    expect(verified.steps.at(-1)!.parent).not.toEqual(tree.root());
  });

  test('another place, a borrowed proof or a proof of the wrong length does not verify', () => {
    expect(verifyReceipt({ ...receiptOf(4), index: 5 }, trust)).toMatchObject({ ok: false, problem: 'not-included' });
    expect(verifyReceipt({ ...receiptOf(4), proof: receiptOf(5).proof }, trust)).toMatchObject({
      ok: false,
      problem: 'not-included',
    });
    expect(verifyReceipt({ ...receiptOf(4), proof: receiptOf(4).proof.slice(1) }, trust)).toMatchObject({
      ok: false,
      problem: 'proof',
    });
    expect(verifyReceipt({ ...receiptOf(4), index: 11 }, trust)).toMatchObject({ ok: false, problem: 'proof' });
  });

  test("a checkpoint that is not the log's refuses the receipt", () => {
    const forger = noteSigner(origin, new Uint8Array(32).fill(2));
    const forged = signCheckpoint({ origin, size: 11, root: tree.root() }, [forger]);
    expect(verifyReceipt({ ...receiptOf(4), checkpoint: forged }, trust)).toMatchObject({
      ok: false,
      problem: 'checkpoint',
      cause: 'unknown-signers',
    });
  });

  test('pitfall: an interior node cannot be passed off as an entry of a smaller tree', () => {
    const eight = leaves.slice(0, 8);
    const pairs = [0, 2, 4, 6].map((i) => naiveTree(eight.slice(i, i + 2)).root());
    const signed = signCheckpoint({ origin, size: 8, root: naiveTree(eight).root() }, [signer]);
    const preimage = Uint8Array.of(1, ...eight[0]!, ...eight[1]!);
    for (const entry of [pairs[0]!, preimage, preimage.slice(1)]) {
      expect(
        verifyReceipt({ entry, index: 0, proof: naiveTree(pairs).inclusion(0), checkpoint: signed }, trust).ok,
      ).toBe(false);
    }
  });

  test('a receipt is a tlog-proof file and reads back as it was', () => {
    for (const index of entries.keys()) {
      const file = formatReceipt(receiptOf(index));
      expect(file.startsWith('c2sp.org/tlog-proof@v1\nextra ')).toBe(true);
      expect(file.endsWith(checkpoint)).toBe(true);
      expect(parseReceipt(file)).toEqual({ ok: true, value: receiptOf(index) });
    }
    const alone = { entry: new Uint8Array(0), index: 0, proof: [], checkpoint };
    expect(parseReceipt(formatReceipt(alone))).toEqual({ ok: true, value: alone });
  });

  const file = formatReceipt(receiptOf(4));
  test.each([
    ['nothing', ''],
    ['another header', file.replace('@v1', '@v2')],
    ['no entry', file.replace(/extra .*\n/, '')],
    ['a leading zero in the index', file.replace('index 4', 'index 04')],
    ['a negative index', file.replace('index 4', 'index -4')],
    ['a short hash', file.replace(/(index 4\n).{44}/, '$1AAAA')],
    ['no checkpoint', file.slice(0, file.indexOf('\n\n') + 1)],
  ])('a file with %s is malformed', (_, text) => {
    expect(parseReceipt(text)).toMatchObject({ ok: false, problem: 'malformed' });
  });
});
