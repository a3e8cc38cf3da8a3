import { isDeep } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendLeaves, EMPTY_EDGE, type TreeEdge } from './append-leaves.ts';
import { joinBytes } from './bytes.ts';
import { signCheckpoint } from './checkpoint.ts';
import { encodeHex } from './sha256.ts';
import type { CheckpointSource, LedgerProblem, VerifiedLedger } from './ledger-problem.ts';
import { createLedgerVerifier, type LedgerVerifierOptions } from './ledger-verifier.ts';
import { leafHash } from './merkle.ts';
import { noteSigner, portableVerifyEd25519, type VerifyEd25519 } from './note-key.ts';
import { readEdge } from './prove-from-tiles.ts';
import { encodeUtf8 } from './utf8.ts';

const origin = 'audit.example.com/gov-001';
const signer = noteSigner(origin, new Uint8Array(32).fill(1));
/** Caches signature checks: verifying the same few heads hundreds of times would otherwise take most of the time. */
const judged = new Map<string, boolean>();
const verifyOnce: VerifyEd25519 = (signature, message, publicKey) => {
  const asked = encodeHex(joinBytes(signature, publicKey, message));
  const verdict = judged.get(asked) ?? portableVerifyEd25519(signature, message, publicKey);
  judged.set(asked, verdict);
  return verdict;
};
const trust = { origin, keys: [signer], verify: verifyOnce };

type Line = { seq: number; bytes: Uint8Array };
type Ledger = { lines: Line[]; heads: Map<number, string>; rows: Map<string, Uint8Array> };

/** A ledger as the sequencer leaves it: entries from seq 0, stored tiles, a signed head after each batch. */
function signedLedger(texts: readonly string[], headEvery: number): Ledger {
  const lines = texts.map((text, i) => ({ seq: i, bytes: encodeUtf8(text) }));
  const heads = new Map<number, string>();
  const rows = new Map<string, Uint8Array>();
  let edge: TreeEdge = EMPTY_EDGE;
  for (let start = 0; start < lines.length; start += headEvery) {
    const appended = appendLeaves(
      edge,
      lines.slice(start, start + headEvery).map(({ bytes }) => leafHash(bytes)),
    );
    for (const { level, index, hashes } of appended.tiles) rows.set(`${level}/${index}`, hashes);
    edge = appended.edge;
    heads.set(edge.size, signCheckpoint({ origin, size: edge.size, root: appended.root }, [signer]));
  }
  return { lines, heads, rows };
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `entry ${i + 1}`);
}

const SIZE = 600;
const HEAD_EVERY = 100;
const honest = signedLedger(numbered(SIZE), HEAD_EVERY);

type Given = {
  lines: readonly Line[];
  heads?: Iterable<string>;
  witness?: Iterable<string>;
  rows?: Map<string, Uint8Array>;
  options?: Partial<LedgerVerifierOptions>;
};

/** Verifies with all checkpoints first; `rows` undefined means that only entries and checkpoints are available. */
function verify({
  lines,
  heads = honest.heads.values(),
  witness = [],
  rows,
  options,
}: Given): VerifiedLedger | LedgerProblem {
  const verifier = createLedgerVerifier({
    trust,
    ...(rows && { leafTile: (index: number) => rows.get(`0/${index}`) }),
    ...options,
  });
  for (const head of heads) verifier.checkpoint(head, 'ledger');
  for (const head of witness) verifier.checkpoint(head, 'witness');
  for (const { seq, bytes } of lines) verifier.entry(seq, bytes);
  return verifier.finish();
}

const renumber = (lines: readonly Line[]): Line[] => lines.map(({ bytes }, i) => ({ seq: i, bytes }));
const line = (text: string): Line => ({ seq: 0, bytes: encodeUtf8(text) });
const { lines, rows } = honest;

describe('a ledger that is as it was signed', () => {
  test("verifies against all its heads, and a witness's, with or without the stored tree", () => {
    for (const tiles of [undefined, rows]) {
      const verified = verify({ lines, witness: [honest.heads.get(300)!], ...(tiles && { rows: tiles }) });
      expect(verified).toMatchObject({
        ok: true,
        entries: SIZE,
        size: SIZE,
        signedSize: SIZE,
        checkpoints: { ledger: 6, witness: 1 },
      });
    }
  });

  test('verifies with each checkpoint where it was signed', () => {
    const verifier = createLedgerVerifier({ trust });
    for (const { seq, bytes } of lines) {
      expect(verifier.entry(seq, bytes)).toBeUndefined();
      const head = honest.heads.get(seq + 1);
      if (head !== undefined) expect(verifier.checkpoint(head, 'ledger')).toBeUndefined();
    }
    expect(verifier.finish()).toMatchObject({ ok: true, checkpoints: { ledger: 6, witness: 0 } });
  });

  test('verifies from a pruned start, whose edge later heads vouch for', async () => {
    const edge = await readEdge(300, (level, index) => rows.get(`${level}/${index}`));
    if (!edge.ok) throw new Error(edge.detail);
    const options = { from: edge.value };
    expect(verify({ lines: lines.slice(300), options })).toMatchObject({
      ok: true,
      entries: 300,
      size: SIZE,
      beforeStart: { ledger: 2, witness: 0 },
      checkpoints: { ledger: 4 },
    });
    const forgedStart = { from: { ...edge.value, subtrees: edge.value.subtrees.with(0, new Uint8Array(32)) } };
    expect(verify({ lines: lines.slice(300), options: forgedStart })).toMatchObject({ ok: false, problem: 'altered' });
  });
});

describe('an edited, removed, reordered, forged or truncated entry is found and named', () => {
  test.each([0, 56, 99, 100, 255, 256, 599])('edited: seq %i', (seq) => {
    const edited = lines.with(seq, { ...line('changed'), seq });
    expect(verify({ lines: edited, rows })).toMatchObject({ ok: false, problem: 'edited', seq });
    const batchStart = Math.floor(seq / HEAD_EVERY) * HEAD_EVERY;
    expect(verify({ lines: edited })).toMatchObject({
      ok: false,
      problem: 'altered',
      seq: batchStart,
      lastSeq: batchStart + HEAD_EVERY - 1,
    });
  });

  test.each([0, 99, 255, 598])('removed: seq %i, its number left open or closed up', (seq) => {
    const removed = lines.toSpliced(seq, 1);
    expect(verify({ lines: removed })).toMatchObject({ ok: false, problem: 'removed', seq });
    expect(verify({ lines: renumber(removed), rows })).toMatchObject({ ok: false, problem: 'removed', seq });
  });

  test('removed: several at once', () => {
    const removed = renumber(lines.toSpliced(149, 30));
    expect(verify({ lines: removed, rows })).toMatchObject({
      ok: false,
      problem: 'removed',
      seq: 149,
      detail: expect.stringContaining('30 entries'),
    });
  });

  test.each([0, 98, 99, 255])("reordered: seq %i and the next, with their numbers or under each other's", (seq) => {
    const [first, second] = [lines[seq]!, lines[seq + 1]!];
    expect(verify({ lines: lines.with(seq, second).with(seq + 1, first) })).toMatchObject({
      ok: false,
      problem: 'reordered',
      seq,
    });
    const swapped = renumber(lines.with(seq, second).with(seq + 1, first));
    expect(verify({ lines: swapped, rows })).toMatchObject({ ok: false, problem: 'reordered', seq });
  });

  test('reordered: an entry that comes twice', () => {
    expect(verify({ lines: lines.toSpliced(10, 0, lines[3]!) })).toMatchObject({
      ok: false,
      problem: 'reordered',
      seq: 3,
    });
  });

  test.each([0, 99, 100, 599])('forged: an entry slipped in at seq %i', (seq) => {
    const forged = renumber(lines.toSpliced(seq, 0, line('slipped in')));
    expect(verify({ lines: forged, rows })).toMatchObject({ ok: false, problem: 'forged', seq });
  });

  test('forged: an entry appended after the last signed head, unless an unsigned tail is expected', () => {
    const appended = renumber([...lines, line('appended')]);
    expect(verify({ lines: appended })).toMatchObject({ ok: false, problem: 'forged', seq: SIZE });
    expect(verify({ lines: appended, options: { isUnsignedTailAllowed: true } })).toMatchObject({
      ok: true,
      size: SIZE + 1,
      signedSize: SIZE,
    });
  });

  test("truncated: the newest entries are gone but the ledger's head is still there", () => {
    expect(verify({ lines: lines.slice(0, 550) })).toMatchObject({ ok: false, problem: 'truncated', seq: 550 });
    expect(verify({ lines: [] })).toMatchObject({ ok: false, problem: 'truncated', seq: 0 });
  });

  test('truncated: entries and heads are gone together, and a witness keeps a larger head', () => {
    const heads = [...honest.heads.values()].slice(0, 5);
    expect(verify({ lines: lines.slice(0, 500), heads })).toMatchObject({ ok: true });
    const found = verify({ lines: lines.slice(0, 500), heads, witness: [honest.heads.get(600)!] });
    expect(found).toMatchObject({
      ok: false,
      problem: 'truncated',
      seq: 500,
      detail: expect.stringContaining('witness'),
    });
  });

  test('gap: a seq is skipped beyond all that is signed', () => {
    const tail = [...lines, { ...line('a'), seq: 600 }, { ...line('c'), seq: 602 }];
    expect(verify({ lines: tail })).toMatchObject({ ok: false, problem: 'gap', seq: 601 });
  });
});

describe('whoever holds the signing key cannot rewrite history that a witness has seen', () => {
  const rewritten = signedLedger(numbered(SIZE).with(149, 'whitewashed'), HEAD_EVERY);

  test("rewritten and signed again, tree and all: inconsistent with the witness's head", () => {
    const given = { lines: rewritten.lines, heads: [...rewritten.heads.values()], rows: rewritten.rows };
    expect(verify(given)).toMatchObject({ ok: true });
    expect(verify({ ...given, witness: [honest.heads.get(300)!] })).toMatchObject({
      ok: false,
      problem: 'inconsistent',
      seq: 0,
      lastSeq: 299,
    });
    const seenTwice = [honest.heads.get(100)!, honest.heads.get(300)!];
    expect(verify({ ...given, witness: seenTwice })).toMatchObject({
      ok: false,
      problem: 'inconsistent',
      seq: 100,
      lastSeq: 299,
    });
  });

  test('rewritten, but the stored tree is the old one: the entry is named', () => {
    const found = verify({
      lines: rewritten.lines,
      heads: rewritten.heads.values(),
      rows,
      witness: [honest.heads.get(300)!],
    });
    expect(found).toMatchObject({ ok: false, problem: 'edited', seq: 149 });
  });

  test('edited without signing again: altered, not rewritten, though the witness misses first', () => {
    const found = verify({
      lines: lines.with(149, { ...line('changed'), seq: 149 }),
      heads: [honest.heads.get(600)!],
      witness: [honest.heads.get(300)!],
    });
    expect(found).toMatchObject({ ok: false, problem: 'altered', seq: 0, lastSeq: 299 });
  });

  test('two heads of one size with different roots are inconsistent, however they come', () => {
    const pair = [honest.heads.get(600)!, rewritten.heads.get(600)!];
    expect(verify({ lines, heads: pair })).toMatchObject({ ok: false, problem: 'inconsistent' });
    const verifier = createLedgerVerifier({ trust });
    for (const { seq, bytes } of lines) verifier.entry(seq, bytes);
    expect(verifier.checkpoint(pair[0]!, 'ledger')).toBeUndefined();
    expect(verifier.checkpoint(pair[1]!, 'witness')).toMatchObject({ problem: 'inconsistent', seq: 0, lastSeq: 599 });
  });
});

describe('checkpoints and the stored tree are not taken on trust', () => {
  const forger = noteSigner(origin, new Uint8Array(32).fill(2));

  test.each<[string, string, CheckpointSource]>([
    ['of another key', signCheckpoint({ origin, size: 600, root: new Uint8Array(32) }, [forger]), 'ledger'],
    ['of another log', signCheckpoint({ origin: 'other', size: 600, root: new Uint8Array(32) }, [signer]), 'witness'],
    ['edited', honest.heads.get(600)!.replace('\n600\n', '\n599\n'), 'ledger'],
    ['that is no note', 'six hundred', 'witness'],
  ])('a checkpoint %s is forged', (_, note, source) => {
    const verifier = createLedgerVerifier({ trust });
    expect(verifier.checkpoint(note, source)).toMatchObject({ ok: false, problem: 'forged-checkpoint', source });
    expect(verifier.finish()).toMatchObject({ problem: 'forged-checkpoint' });
  });

  test('without any signed head nothing is verified', () => {
    expect(verify({ lines, heads: [] })).toMatchObject({ ok: false, problem: 'unsigned' });
    expect(verify({ lines: [], heads: [] })).toMatchObject({ ok: false, problem: 'unsigned' });
  });

  test('a checkpoint that comes too late to be compared is not passed over', () => {
    const verifier = createLedgerVerifier({ trust });
    for (const { seq, bytes } of lines) verifier.entry(seq, bytes);
    expect(verifier.checkpoint(honest.heads.get(300)!, 'ledger')).toMatchObject({ problem: 'late-checkpoint' });
  });

  test('a damaged tree row does not convict the entry that was signed', () => {
    const damaged = new Map(rows).set(
      '0/1',
      rows.get('0/1')!.map((byte, i) => (i === 5 * 32 ? byte ^ 1 : byte)),
    );
    expect(verify({ lines, rows: damaged })).toMatchObject({ ok: false, problem: 'tree-damaged', seq: 256 + 5 });
    const edited = lines.with(449, { ...line('changed'), seq: 449 });
    expect(verify({ lines: edited, rows: damaged })).toMatchObject({ ok: false, problem: 'edited', seq: 449 });
  });

  test('a damaged tree row before an edited entry does not get the blame', () => {
    const tile = rows.get('0/0')!.map((byte, i) => (i === 120 * 32 ? byte ^ 1 : byte));
    const found = verify({
      lines: lines.with(149, { ...line('changed'), seq: 149 }),
      rows: new Map(rows).set('0/0', tile),
    });
    expect(found).toMatchObject({ ok: false, problem: 'altered', seq: 100, lastSeq: 199 });
  });

  test('entry and tree row edited together still miss the signed root', () => {
    const forgedLeaf = leafHash(encodeUtf8('changed'));
    const tile = rows.get('0/0')!.slice();
    tile.set(forgedLeaf, 149 * 32);
    const found = verify({
      lines: lines.with(149, { ...line('changed'), seq: 149 }),
      rows: new Map(rows).set('0/0', tile),
    });
    expect(found).toMatchObject({ ok: false, problem: 'altered', seq: 100, lastSeq: 199 });
  });
});

describe('any tampering is found', () => {
  const entryAt = fc.nat(SIZE - 1);
  const tampering = fc.oneof(
    fc.record({ kind: fc.constant('edit' as const), at: entryAt }),
    fc.record({ kind: fc.constant('remove' as const), at: entryAt, count: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('move' as const), at: entryAt, to: entryAt }),
    fc.record({ kind: fc.constant('insert' as const), at: entryAt }),
  );
  const apply = (change: typeof tampering extends fc.Arbitrary<infer T> ? T : never): Line[] => {
    if (change.kind === 'edit') return lines.with(change.at, line('changed'));
    if (change.kind === 'remove') return lines.toSpliced(change.at, change.count);
    if (change.kind === 'insert') return lines.toSpliced(change.at, 0, line('slipped in'));
    return lines.toSpliced(change.at, 1).toSpliced(change.to, 0, lines[change.at]!);
  };

  test('with the stored tree: named, at the first place that changed; without: never passed', () => {
    fc.assert(
      fc.property(tampering, (change) => {
        const tampered = renumber(apply(change));
        const first = tampered.findIndex(({ bytes }, i) => lines[i] === undefined || bytes !== lines[i].bytes);
        const place = first >= 0 ? first : tampered.length < SIZE ? tampered.length : -1;
        const found = verify({ lines: tampered, rows });
        if (place < 0) {
          expect(found.ok).toBe(true);
          return;
        }
        expect(found).toMatchObject({ ok: false, seq: place });
        expect(verify({ lines: tampered }).ok).toBe(false);
        const name = {
          edit: 'edited',
          insert: 'forged',
          remove: first >= 0 ? 'removed' : 'truncated',
          move: 'reordered',
        }[change.kind];
        expect(found).toMatchObject({ problem: name });
      }),
      { seed: 41, numRuns: isDeep ? 240 : 15 },
    );
  });
});
